# make demo: set up, read the examples, write the report.   make test: set up, run every check.
# VENV=folder puts the virtual environment elsewhere; PYTHON=python3.12 makes it with another Python (3.11 or later).

VENV ?= .venv
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN = $(VENV)/bin

.PHONY: demo test check docs scoreboard lock clean

demo: $(VENV)/.installed
	mkdir -p out
	$(BIN)/reportedly read examples/articles --ledger out/ledger.db
	$(BIN)/reportedly report out/ledger.db -o out/report.html
	@echo "The report lies in $(CURDIR)/out/report.html; open it in a browser."

test: check
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.installed-dev
	$(BIN)/python docs/commands.py
	$(BIN)/python docs/fields.py

# All tasks on their development parts, beside other tools: some ten minutes on two cores. DATA=folder names the data.
DATA ?= ../shared/benchmarks
scoreboard: $(VENV)/.installed-dev
	$(BIN)/reportedly scoreboard --data $(DATA)

# The versions that development and CI use; the package itself asks for ranges.
lock:
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	$(BIN)/python -m pip freeze --exclude-editable > constraints.txt

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/.installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable . --constraint constraints.txt
	touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]' --constraint constraints.txt
	touch $@ $(VENV)/.installed
