"""Searches that a library can answer, for whoever sees it for the first time."""
