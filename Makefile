# Needs python3 (3.11 or newer) with its venv module, and nothing else. `make help` lists the targets.

# Another Python: make vault PYTHON=/path/to/python3.12
PYTHON ?= python3

# Relative on purpose: the folder may have spaces in its path, and it may be moved.
PY := .venv/bin/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check --no-input

# Whether .venv works here: its Python runs and finds vaultkit. Not so after the folder moved or Python was upgraded.
WORKS := $(PY) -Ic 'import importlib.util as i, sys; sys.exit(i.find_spec("vaultkit") is None)' 2>/dev/null

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
.PHONY: help vault test generate check bench clean anew

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

vault: .venv/.runtime ## write vault/ from seeds/ and lint it
	$(PY) -m vaultkit export seeds vault
	$(PY) -m vaultkit lint vault --fail-on error

test: .venv/.dev ## run every check of the code: style, types, architecture, tests, coverage
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command as run; run()' --no-logo
	$(PY) -m pytest --cov

generate: .venv/.runtime ## write schema/ and the generated parts of README.md anew
	$(PY) -m vaultkit.generate

check: .venv/.runtime ## fail when schema/, README.md or vault/ is not what the code and the seeds give
	$(PY) -m vaultkit.generate --check
	$(PY) -m vaultkit export seeds vault --check

bench: .venv/.runtime ## time lint against rumdl, also on VAULTS="path ...", write README.md's table, time export (some minutes)
	$(PY) benchmarks/compare.py --write $(if $(VAULTS),--vault $(VAULTS))
	$(PY) benchmarks/exporting.py

clean: ## remove the environment, the caches and what was built
	rm -rf .venv .venv-bench build dist htmlcov .coverage .coverage.* coverage.xml *.egg-info
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache vault/.vaultkit/cache
	find vaultkit tests -type d -name __pycache__ -prune -exec rm -rf {} +

# Two stamps: to write a vault needs only what runs, to test it needs the tools too. Both grow old when pyproject.toml
# changes or .venv works no longer.
.venv/.runtime: pyproject.toml $(shell $(WORKS) || echo anew)
	@$(WORKS) || { $(NEW_VENV); }
	@echo "Installing vaultkit into .venv ..."
	@$(PIP) install --editable .
	@touch $@

.venv/.dev: .venv/.runtime
	@echo "Installing the development tools into .venv ..."
	@$(PIP) install --editable '.[dev]'
	@touch $@

anew:

define NEW_VENV
  no() { echo "vaultkit needs $$1; name another Python with PYTHON=..." >&2; exit 1; }; \
  command -v "$(PYTHON)" >/dev/null || no "Python 3.11 or newer, and there is no '$(PYTHON)' here"; \
  "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || no "Python 3.11 or newer, and '$(PYTHON)' is older"; \
  "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null \
    || no "the venv module, and '$(PYTHON)' has none: on Debian, apt install python3-venv"; \
  "$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; exit 1; }
endef
