"""Mentions: which page names which drug, look-alikes, and medication lists."""
