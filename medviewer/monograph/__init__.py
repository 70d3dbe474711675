"""What one page is: text in, a Monograph out. No Qt, no SQLite."""
