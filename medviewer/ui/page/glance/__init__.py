"""The glance in the head of a page: its essentials, its boxed warning, and the topics that it speaks of."""
