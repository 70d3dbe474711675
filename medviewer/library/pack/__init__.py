"""Library packs: a whole library as one read-only file, and folders in which such files are published."""
