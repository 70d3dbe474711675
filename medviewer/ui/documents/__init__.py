"""A page as documents that Qt shows: its HTML, pictures, local notes and addresses."""
