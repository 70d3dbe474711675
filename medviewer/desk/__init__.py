"""What the reader keeps: favourites, history, reading positions and aliases, by monograph id. No Qt."""
