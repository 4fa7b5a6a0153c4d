"""Where a text landed: what the corpus quotes of it."""
