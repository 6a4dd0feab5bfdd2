# `make site` builds the web site, `make test` runs every test; both install what they need first.
# Another Python: make PYTHON=python3.12 site

PYTHON ?= python3
BOOTSTRAP = @$(PYTHON) generator/bootstrap.py
WORKERS ?= auto
REQUIREMENTS = generator/requirements
# Digests of every platform's files, and nothing about where a file was found.
PIP_COMPILE = .venv/lock/bin/pip-compile --quiet $(UPGRADE) --generate-hashes --allow-unsafe --strip-extras \
  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.PHONY: site check test lint format pictures lock clean help

site: ## build everything into site/
	$(BOOTSTRAP) run
	@.venv/bin/rolepress build
	@echo "look at site/public/index.html (for everybody) and site/internal/index.html (for staff)"

check: ## read the content and report what needs a change, building nothing
	$(BOOTSTRAP) run
	@.venv/bin/rolepress check

test: ## run every test: style, types, behaviour, pages in a browser
	$(BOOTSTRAP) test
	@.venv/bin/python -m pytest -n $(WORKERS)

lint: ## style and types alone: a few seconds
	$(BOOTSTRAP) test
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy

format: ## lay the Python out
	$(BOOTSTRAP) test
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

pictures: ## take the pictures of README.md and the handbook anew
	$(BOOTSTRAP) test
	@PYTHONPATH=tests .venv/bin/python -m browser.pictures

# Versions stay where they still fit; to take newer ones: make lock UPGRADE=--upgrade
lock: ## write down the version and the digests of every tool
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/python -m pip install --quiet --disable-pip-version-check pip-tools==7.6.2
	@$(PIP_COMPILE) --output-file $(REQUIREMENTS)/run.lock pyproject.toml $(REQUIREMENTS)/run.in
	@$(PIP_COMPILE) --output-file $(REQUIREMENTS)/test.lock $(REQUIREMENTS)/test.in
	@cd tests/browser && npm install --package-lock-only --ignore-scripts --no-audit --no-fund

clean: ## forget what was built and kept; the next build starts cold
	rm -rf .rolepress site/.sites site/public site/docs site/internal

help: ## list these
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
