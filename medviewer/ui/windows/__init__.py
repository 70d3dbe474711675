"""The windows of one program: what all of them share."""
