"""Ingest: the events, the limit that SQLite sets, a PostgreSQL with Marquez' shape, and Thalweg itself."""
