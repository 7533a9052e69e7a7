"""Pictures as SVG, each a function from an answer to markup."""
