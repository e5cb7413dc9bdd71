"""Spelling: which dictionaries there are, and the process that reads them."""
