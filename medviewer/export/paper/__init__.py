"""A page laid out for paper: boxes, page breaks, PDF. Imports Qt, no widgets."""
