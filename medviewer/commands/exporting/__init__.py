"""Kinds of `medviewer export` that have options of their own."""
