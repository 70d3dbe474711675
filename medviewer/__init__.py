"""Offline drug reference: a library of monographs in a desktop window."""

__version__ = "0.2.0"
