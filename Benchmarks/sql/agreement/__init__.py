"""Column lineage of random queries, compared with sqlglot's."""
