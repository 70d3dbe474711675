"""Dictionaries (StarDict): entries become pages."""
