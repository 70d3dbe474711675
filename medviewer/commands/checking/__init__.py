"""What `medviewer check` looks at on a page, and over all pages."""
