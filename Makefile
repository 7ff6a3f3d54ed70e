# The commands of this house. `make` alone lists them.
#
# A fresh Debian with python3 (3.11 or newer), make and the internet is enough for all but
# test-postgres (a PostgreSQL server), test-browser and pictures (Chromium) and messages (GNU gettext).

PORT ?= 8000
WORKERS ?= 2
export PYTHON CHROMIUM

.DEFAULT_GOAL := help
.PHONY: help install run test test-postgres test-browser format pictures messages lock

help: ## list these commands
	@sed -n 's/^\([a-z-]*\): ## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name what; do \
		printf '%-20s %s\n' "$$name" "$$what"; done

install: ## make .venv and install what the lock names, if it changed
	@.ci/install

run: ## install, set up, import the two papers and serve on PORT (8000); DATABASE_URL picks the database
	@.ci/install
	@exec .venv/bin/python manage.py run_site --port $(PORT)

test: ## ruff and every test that needs no service and no browser
	@.ci/install
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet .
	@env -u DATABASE_URL .venv/bin/pytest -n $(WORKERS)

test-postgres: ## the same tests on PostgreSQL; TEST_DATABASE_URL picks the server
	@.ci/install
	@WORKERS=$(WORKERS) .ci/test-postgres

test-browser: ## the real site in a real browser; CHROMIUM= picks it
	@.ci/install
	@.ci/test-browser

format: ## let ruff put the code in order
	@.ci/install
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

pictures: ## take the pictures of docs/editors.md anew from the running site; CHROMIUM= picks the browser
	@.ci/install
	@.venv/bin/python -m tests.browser.pictures

messages: ## bring the Persian translations up to date with the texts, and compile them
	@.ci/install
	@.ci/messages

lock: ## write requirements/*.txt anew from requirements/*.in
	@.ci/install
	@.ci/lock
