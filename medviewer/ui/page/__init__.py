"""One page: its head, tabs, find bar and links."""
