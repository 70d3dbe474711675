"""The seal at the end of a library pack: whether its bytes are those that were made, and who signed them."""
