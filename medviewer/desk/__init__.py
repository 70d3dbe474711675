"""The desk, kept for its reader: favourites, history, reading positions and aliases, by monograph id. No Qt."""
