"""Pages that are open at once in a window: a page tab each, of which one is read."""
