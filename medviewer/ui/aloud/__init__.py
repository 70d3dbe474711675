"""A page read aloud: its sentences, the voice in a process of its own, the bar that steers it."""
