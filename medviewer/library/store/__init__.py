"""The SQLite index of a library: its schema, and what is read from it."""
