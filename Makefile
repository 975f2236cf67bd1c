# Everything here needs Python 3.11 or later, make and a package registry; nothing else.
.DEFAULT_GOAL := help
.PHONY: help demo test check bench bench-quick bench-forecasts reference lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/ready-to-run
DEV_READY := $(VENV)/ready-to-develop
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

help: ## show what each target does
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

demo: $(RUN_READY) ## build an invented council in ./demo and print its scorecard
	@$(BIN)/trigpoint demo

test: $(DEV_READY) ## run every test; what was skipped is listed with its reason
	$(BIN)/python -m pytest -n 2 --dist worksteal -ra --durations 5

check: $(DEV_READY) ## lint, formatting, types, layers, and documents that must follow the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/architecture tests/docs

reference: $(DEV_READY) ## write docs/reference and the icons of docs/images again
	$(BIN)/python -m tools.reference
	$(BIN)/python -m tools.icons

bench: $(DEV_READY) ## compare the engine with pandas and with plain SQL; writes bench/results.md
	$(BIN)/python -m bench

bench-quick: $(DEV_READY) ## the same on 10,000 and 100,000 rows, once, writing nothing
	$(BIN)/python -m bench --quick

bench-forecasts: $(DEV_READY) ## try forecasts and revisions on past years; writes bench/results-*.md
	$(BIN)/python -m bench.trajectories
	$(BIN)/python -m bench.completeness

clean: ## remove the environment, the demo and what tools left behind
	rm -rf $(VENV) demo build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Both locks hold a hash for every file they allow, so what is installed is what was reviewed. Only wheels are
# taken: nothing that was downloaded runs while it is being installed.
$(RUN_READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Trigpoint needs Python 3.11 or later; name one with: make demo PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --only-binary :all: --require-hashes -r requirements.lock
	PATH="$(CURDIR)/$(BIN):$$PATH" $(INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(DEV_READY): requirements-dev.lock $(RUN_READY)
	$(INSTALL) --only-binary :all: --require-hashes -r requirements-dev.lock
	@touch $@

LOCK := uv pip compile pyproject.toml - --quiet --universal --python-version 3.11 --no-build --generate-hashes \
	--upgrade --annotation-style line --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
BUILD_BACKEND = sed -n 's/^requires = \["\(.*\)"\]/\1/p' pyproject.toml

lock: ## choose newer versions for both locks (needs uv)
	$(BUILD_BACKEND) | $(LOCK) --output-file requirements.lock
	$(BUILD_BACKEND) | $(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock
