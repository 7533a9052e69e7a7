"""Document → Readout."""
