"""One page: text in, a Monograph out. No Qt, no SQLite."""
