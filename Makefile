# `make help` lists the targets. Each does the set-up it needs, once.

SHELL := bash
PYTHON ?= python3
SAMPLE ?= sample:december-2023

VENV := .venv
BIN := $(VENV)/bin
# pip's own settings may name other places to look; the hashes decide what is accepted.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Modules are compiled when first used: quicker than all of them now.
PIP_PINNED := $(PIP) install --no-compile --only-binary :all: --require-hashes
PYTEST := $(BIN)/python -m pytest
# A process a core; the tests of one file share what they set up, and files keep their order.
EVERY_CORE := -n auto --dist loadscope --no-loadscope-reorder

RUN_READY := $(VENV)/run.stamp
DEV_READY := $(VENV)/dev.stamp
BENCH_READY := $(VENV)/bench.stamp
HEADLESS_READY := $(VENV)/system-headless.stamp
DISPLAY_READY := $(VENV)/system-display.stamp

# Is there a screen to open a window on?
ifneq ($(shell uname -s),Linux)
SCREEN := yes
else ifneq ($(DISPLAY)$(WAYLAND_DISPLAY),)
SCREEN := yes
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check soak bench pictures samples format requirements clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / && !seen[$$1]++ { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

ifdef SCREEN
run: $(DISPLAY_READY) $(RUN_READY) ## open the window on the sample project, planned (without a screen: plan.xlsx)
	@$(BIN)/python -m procure $(SAMPLE)
else
run: $(RUN_READY) ## open the window on the sample project, planned (without a screen: plan.xlsx)
	@# Planning needs no window: a machine where nothing may be installed still gets its plan.
	@test -e $(HEADLESS_READY) || ! .ci/system-libraries || touch $(HEADLESS_READY)
	@$(BIN)/procure-cli plan $(SAMPLE) --xlsx plan.xlsx
	@echo
	@echo "The plan is in plan.xlsx. There is no screen here: to open the window, run 'make run' in a desktop session (or 'xvfb-run make run')."
endif

test: $(HEADLESS_READY) $(DEV_READY) ## run the quick tests; needs no screen
	@$(PYTEST) $(EVERY_CORE) -m "not slow and not soak"

check: $(HEADLESS_READY) $(DEV_READY) ## everything a change has to pass: format, lint, types, imports, all tests
	@# LibreOffice works workbooks out anew. Where it may not be installed, the tests say so.
	@.ci/system-libraries --office || true
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(PYTEST) $(EVERY_CORE) --hypothesis-profile=check --campaigns=0.1 --cov --cov-report=term

soak: $(HEADLESS_READY) $(DEV_READY) ## the long campaigns in full; writes build/soak.txt
	@mkdir -p build
	@set -o pipefail; $(PYTEST) $(EVERY_CORE) -m soak -rA -o faulthandler_timeout=0 --hypothesis-profile=soak --campaigns=1 2>&1 | tee build/soak.txt

bench: $(DEV_READY) $(BENCH_READY) ## measure, side by side with other programs; hours (BENCH="--help": parts of it)
	$(BIN)/python -m benchmarks $(BENCH)

pictures: $(DISPLAY_READY) $(DEV_READY) ## take the pictures in docs/ again
	$(BIN)/python -m ui.pictures

samples: $(DEV_READY) ## write the sample projects and price lists again
	$(BIN)/python -m seeds.build

format: $(DEV_READY) ## put the code into its one format and repair what lint can repair
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --custom-compile-command "make requirements" $(UPGRADE)

requirements: $(RUN_READY) ## pin the packages that pyproject.toml asks for (UPGRADE=--upgrade: newest)
	$(PIP) install uv
	$(UV_COMPILE) pyproject.toml --group build --output-file requirements.txt
	$(UV_COMPILE) pyproject.toml --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(UV_COMPILE) pyproject.toml --group build --group dev --group bench --constraint requirements-dev.txt --output-file requirements-bench.txt

clean: ## remove what the targets made; .venv stays
	rm -rf build dist plan.xlsx .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# A hash-pinned environment, then this checkout as one line in it: changes need no reinstall.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ": try make PYTHON=python3.12")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python cannot make an environment of its own here: install its venv part first (Debian, Ubuntu: sudo apt-get install python3-venv), then try again." >&2; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)

$(RUN_READY): requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing the packages that the program needs ..."
	@$(PIP_PINNED) -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): requirements-dev.txt $(RUN_READY)
	@echo "Installing the packages that the checks need ..."
	@$(PIP_PINNED) -r requirements-dev.txt
	@touch $@

$(BENCH_READY): requirements-bench.txt $(DEV_READY)
	@echo "Installing the packages that are compared with ..."
	@$(PIP_PINNED) -r requirements-bench.txt
	@touch $@

$(HEADLESS_READY): | $(BIN)/python
	@.ci/system-libraries
	@touch $@

$(DISPLAY_READY): | $(BIN)/python
	@.ci/system-libraries --display
	@touch $@ $(HEADLESS_READY)
