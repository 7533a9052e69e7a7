"""Official diplomatic readouts as a searchable, structured archive."""
