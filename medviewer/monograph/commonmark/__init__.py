"""CommonMark's reading of Markdown, as an extension of Python-Markdown."""
