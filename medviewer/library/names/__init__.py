"""Names: folding, beginnings, near spellings, synonyms, and the order of what is found."""
