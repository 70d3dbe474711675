"""A long page as one scroll: laid out in steps between events, with the places that are awaited on it."""
