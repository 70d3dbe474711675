"""Help for each start: things that Python and PySide would make again, kept or made in less time."""
