"""The commands that need no display, a module each: `add_options(parser)` and `answer(options, profile)`."""
