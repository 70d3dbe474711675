"""The text of pages: queries, passages, snippets and sentences."""
