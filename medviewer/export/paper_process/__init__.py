"""Paper laid out by a process of its own, which has no window that could wait for it."""
