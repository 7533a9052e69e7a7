"""One module a kind of page: `answer` asks the archive, `view` lays the answer out for a template."""
