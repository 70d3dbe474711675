"""What the reader keeps: favourites, history and reading positions, by monograph id. No Qt."""
