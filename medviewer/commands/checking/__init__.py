"""Checks of `medviewer check`: on a page, and over all pages."""
