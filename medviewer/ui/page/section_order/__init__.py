"""The reader's own order of the sections of a page: the dialog that asks for it, and what keeps it."""
