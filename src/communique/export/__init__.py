"""One file per format: pure functions of one record, tested with strict readers."""
