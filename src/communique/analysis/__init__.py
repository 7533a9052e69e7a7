"""Questions to an archive, each answer with its quotation."""
