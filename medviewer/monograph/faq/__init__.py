"""Questions and their answers, found in the text of a section."""
