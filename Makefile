# make run    start the app           make test   everything that is checked
# make lint   style, types, layers    make bench  side-by-side measurements
#                                     make coverage  the tests, with what they run through
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: run test lint bench coverage

run: $(VENV)/.run-installed
	@echo "stpgraph is at http://127.0.0.1:8501 (stop it with Ctrl-C)"
	@$(BIN)/python -m streamlit run app.py

test: lint $(VENV)/.test-installed
	@$(BIN)/python tests/browser/browser.py --get
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

coverage: $(VENV)/.test-installed
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=term

lint: $(VENV)/.test-installed
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.test-installed
	@$(PIP) install -e ".[bench]"
	@$(BIN)/python -m benchmarks

$(VENV)/bin/python:
	@$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'stpgraph needs Python 3.11 or newer: make PYTHON=python3.12 run')"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run-installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the app needs ..."
	@$(PIP) install -r requirements.txt
	@$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/.test-installed: pyproject.toml $(VENV)/.run-installed
	@echo "Installing what the tests need ..."
	@$(PIP) install -r requirements.txt -e ".[dev]"
	@touch $@
