"""The start page: what a window shows while no page is open, and where Alt+Home leads."""
