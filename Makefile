# `make demo` and `make test` set up all they need in .venv, from a bare Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := encoded/transcriptions/puzanov-1957-05-22.txt
NAME := $(basename $(notdir $(DEMO)))

.PHONY: demo test check check-exports scores laws bench clean help
help:
	@echo "make demo   encode, validate and export the sample document into demo/"
	@echo "make test   run the tests"
	@echo "make check  style, format and types"
	@echo "make scores what is found in the shared gold, against its floors"
	@echo "make laws   the laws on thousands of examples, some minutes: LAWS=40 SEED=1"
	@echo "make bench  measure the start-up"
	@echo "make check-exports  give every export to its own validator"

# a Python without ensurepip (Debian without python3-venv) makes the environment with virtualenv instead
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV) || $(PYTHON) -m virtualenv $(VENV) || \
	  { rm -rf $(VENV); $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install pip; } || \
	  { rm -rf $(VENV); echo "No virtual environment can be made: install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q tei_tools
	@touch $(READY)

demo: $(READY)
	@mkdir -p demo
	$(BIN)/tei-tools encode $(DEMO) -o demo/$(NAME).xml
	$(BIN)/tei-tools validate demo/$(NAME).xml
	$(BIN)/tei-tools export --to html demo/$(NAME).xml -o demo/$(NAME).html
	$(BIN)/tei-tools export --to text --style reading demo/$(NAME).xml -o demo/$(NAME).txt
	@echo
	@echo "TEI:  demo/$(NAME).xml (valid)"
	@echo "page: demo/$(NAME).html (open it in a browser)"
	@echo "text: demo/$(NAME).txt"

test: $(READY)
	$(BIN)/python -m pytest -n 2

# validators of the formats' own makers, some of them on Java; what is not installed is skipped
check-exports: $(READY)
	$(BIN)/python -W ignore tools/check_exports.py

check: $(READY)
	$(BIN)/ruff check tei_tools tests bench tools schema
	$(BIN)/ruff format --check tei_tools tests bench tools schema
	$(BIN)/mypy

# skips where ../shared is not there; what is printed is each set's table
scores: $(READY)
	$(BIN)/python bench/scores.py

# other examples with each SEED; LAWS is how many times as many as the tests have
LAWS ?= 20
SEED ?= 1
laws: $(READY)
	LAWS=$(LAWS) $(BIN)/python -m pytest -n 2 tests/readers/test_laws.py --hypothesis-seed=$(SEED)

bench: $(READY)
	$(BIN)/python bench/startup.py

clean:
	rm -rf $(VENV) demo build dist
