"""Packs verified, copied into the cache and looked through before anything of them is read."""
