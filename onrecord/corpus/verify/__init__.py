"""Whether what stands in a file that was taken out of a corpus still holds in it."""
