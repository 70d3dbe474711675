"""The index kept true to a folder: what changed, read in other processes, written."""
