"""What is said: the quotations of an article, each with its kind, its act and how sure the engine is of it."""
