"""A page as an OpenDocument text."""
