"""Numbers of a page and what can be wrong with them, as far as a page alone shows it."""
