"""The outline at the side of a page: its headings, the one in sight marked, and its local notes."""
