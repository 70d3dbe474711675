"""A page for elsewhere: files and paper. Only pdf, odt and paper import Qt, and no widgets."""
