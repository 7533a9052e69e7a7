# `make` alone says what there is. Needs Python 3.11 or newer, make and the package registry.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SAMPLES := $(sort $(wildcard src/communique/data/samples/*/*))

.DEFAULT_GOAL := help
.PHONY: help demo test check format lock clean

help:  ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null || grep '##' $(MAKEFILE_LIST)

demo: $(VENV)/runtime.stamp  ## set everything up, read the bundled samples, open the reading room over them
	@mkdir -p demo
	@$(BIN)/communique read $(SAMPLES)
	@$(BIN)/communique read --quiet --format html -o demo/shen-habashneh.html src/communique/data/samples/en/shen-habashneh.txt
	@$(BIN)/communique read --quiet --format jsonl -o demo/readouts.jsonl $(SAMPLES)
	@echo
	@$(BIN)/communique ingest --quiet --archive demo/archive.db $(SAMPLES)
	@echo "Kept in one file, demo/archive.db. Who supports what, in whose words?"
	@echo '$$ communique search --act support --archive demo/archive.db --limit 4'
	@$(BIN)/communique search --act support --archive demo/archive.db --limit 4
	@echo
	@echo "One meeting, told by both sides:"
	@echo '$$ communique compare sample-geneva-cn-zh sample-geneva-no-en --archive demo/archive.db'
	@$(BIN)/communique compare sample-geneva-cn-zh sample-geneva-no-en --archive demo/archive.db
	@echo
	@echo "Read from src/communique/data/samples (composed). The first one as a page: demo/shen-habashneh.html"
	@echo "All of them as records: demo/readouts.jsonl"
	@echo
	@echo "The reading room over them (communique serve --archive demo/archive.db; Ctrl-C ends it):"
	@$(BIN)/communique serve --archive demo/archive.db --port 0 --open

test: $(VENV)/dev.stamp  ## set everything up, run the tests
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp  ## style, types and who may import whom
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp  ## sort imports and mend what ruff can mend
	$(BIN)/ruff check --fix .

lock: $(VENV)/dev.stamp  ## pin all dependencies again, for Python 3.11 and newer
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile $(LOCK) --group build -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile $(LOCK) --group build --group dev -o requirements-dev.lock pyproject.toml

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade

clean:  ## remove the local environment and what tools left behind
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/runtime.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
