"""Favourites, collections, notes and what changed since the last reading, in the window."""
