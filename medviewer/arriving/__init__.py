"""Arrivals from outside: a further start, a link, a path. No Qt; all of it is bounded and checked."""
