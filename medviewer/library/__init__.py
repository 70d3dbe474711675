"""Many pages: which files are there, an index over them, and what it answers. No Qt."""
