"""The text formats of a page: HTML, plain text, Markdown and JSON. No Qt."""
