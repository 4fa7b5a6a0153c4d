"""Verify a file that was taken out earlier: whether its rows still hold."""
