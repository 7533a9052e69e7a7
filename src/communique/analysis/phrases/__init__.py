"""The life of a set phrase: where it stands, what is near it, who used it when, and phrases nobody has listed yet."""
