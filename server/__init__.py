"""What the server answers besides pages: the API and the feeds of saved views."""
