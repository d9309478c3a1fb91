"""Models in the shapes that dbt projects compile to."""
