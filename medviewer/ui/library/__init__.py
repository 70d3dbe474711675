"""Opening, trusting and comparing libraries."""
