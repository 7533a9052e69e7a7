"""Who takes which stance on what since when, and what changed."""
