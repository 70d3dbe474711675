"""The dialog that imports labels."""
