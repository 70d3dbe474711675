"""Wall sheets: chosen sections of a page in large type, on one sheet for a wall."""
