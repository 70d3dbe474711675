"""The sections of a page: where each begins, its key, its callouts, and the drug's names in them."""
