"""Who undertook what, and what became of it."""
