"""What Thalweg is measured against: graph libraries and SQL databases asked the same questions."""
