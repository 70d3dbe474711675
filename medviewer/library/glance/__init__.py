"""A page at one glance: its own dose, warnings and contraindications, and the topics that it speaks of."""
