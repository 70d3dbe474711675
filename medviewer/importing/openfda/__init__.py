"""Records of openFDA's drug labels as pages."""
