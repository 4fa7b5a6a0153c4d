"""On the Record: who said what, about what, when, and where it was reported."""
