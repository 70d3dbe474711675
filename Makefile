# make run     open the window on the bundled library; make run ARGS="--library DIR" passes arguments on
# make test    run every check and every test, without a display
# make check   run only ruff, mypy and import-linter
# make translations   read the texts of the window again into resources/translations, and compile them
# make clean   remove .venv and everything else that was made here
# PYTHON=...   use this Python (3.11 or newer) to make .venv

export PYTHON
VENV := .venv
PYTHON_HERE := $(VENV)/bin/python
PIP := $(PYTHON_HERE) -m pip --disable-pip-version-check
ARGS ?=
TESTS ?=

.PHONY: run test check translations clean
.DELETE_ON_ERROR:

run: $(VENV)/qt.stamp $(VENV)/compiled.stamp
	@$(PYTHON_HERE) -m medviewer $(ARGS)

test: check $(VENV)/qt.stamp $(VENV)/tools.stamp
	QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m pytest $(TESTS)

check: $(VENV)/dev.stamp
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m ruff format --check .
	$(PYTHON_HERE) -m mypy
	$(VENV)/bin/lint-imports

translations: $(VENV)/dev.stamp
	$(PYTHON_HERE) tools/translations.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# .venv is made anew where its Python has gone or the folder has moved: the scripts in it hold absolute paths.
$(shell [ "$$(cat $(VENV)/made.stamp 2>/dev/null)" = "$(CURDIR)" ] && $(PYTHON_HERE) -c '' 2>/dev/null || rm -f $(VENV)/made.stamp)

$(VENV)/made.stamp:
	@python=$$(tools/system-packages python) && "$$python" -m venv --clear $(VENV)
	@echo "$(CURDIR)" > $@

$(VENV)/run.stamp: $(VENV)/made.stamp pyproject.toml
	@echo "Installing medviewer and what it needs into $(VENV)"
	@$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/made.stamp pyproject.toml
	@echo "Installing medviewer and what its tests need into $(VENV)"
	@$(PIP) install --quiet --editable '.[dev]'
	@touch $(VENV)/run.stamp $@

$(VENV)/qt.stamp: $(VENV)/run.stamp
	@tools/system-packages qt $(PYTHON_HERE)
	@touch $@

# The first start is then as fast as later ones, even where the environment keeps Python from writing bytecode.
$(VENV)/compiled.stamp: $(VENV)/run.stamp $(shell find medviewer -name '*.py')
	@$(PYTHON_HERE) -m compileall -q medviewer
	@touch $@

$(VENV)/tools.stamp: $(VENV)/made.stamp
	@tools/system-packages tests
	@touch $@
