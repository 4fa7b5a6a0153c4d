"""Check a draft: what the corpus says of each of its quotations."""
