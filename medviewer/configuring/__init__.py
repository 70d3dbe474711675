"""A site's settings for its workstations: libraries, trusted keys, defaults of the window, and what is locked."""
