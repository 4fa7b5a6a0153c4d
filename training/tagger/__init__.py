"""From annotated articles to the weights of the tagger: ``python -m training.tagger``."""
