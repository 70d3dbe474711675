"""Offline drug reference: a library of monographs in a desktop window."""

__version__ = "0.1.0"
