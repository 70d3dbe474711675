# make run     open the window on the bundled library; make run ARGS="--library DIR" passes arguments on
# make test    run every check and every test, without a display
# make test-lowest, make test-newest   the same with the oldest and the newest versions that pyproject.toml allows
# make check   run only ruff, mypy and import-linter
# make translations   read the texts of the window again into resources/translations, and compile them
# make manuals  write the manual page and the completions of shells anew from the parsers of the command line
# make site    build the documentation site into build/site, in an environment of its own; a dead link fails
# make locks   write requirements/*.lock anew from pyproject.toml; UPGRADE=yes takes the newest versions that it allows
# make sbom    write resources/sbom.cdx.json anew from requirements/run.lock
# make fuzz    fuzz pages, front matter, packs and labels for SECONDS each
# make frozen  build dist/medviewer: one folder that needs no Python; make frozen-smoke, frozen-journeys try it
# make install PREFIX=/usr/local DESTDIR=   install that folder and what a desktop needs; make uninstall takes it away
# make deb     build dist/medviewer_VERSION_ARCHITECTURE.deb; make bare tries it, and `make run`, in bare Debian systems
# make appimage   build dist/medviewer-VERSION-MACHINE.AppImage; make flatpak, and make dmg on macOS, build those
# make wheel   build wheel and sdist into dist/python; make flatpak-modules write anew what the Flatpak fetches
# make windows build an installer and a portable zip for Windows, on Linux; make windows-smoke tries them in Wine
# make clean   remove .venv, .venv-lowest, .venv-newest, .venv-site and everything else that was made here
# PYTHON=...   use this Python (3.11 or newer) to make .venv
# LOCKED=no    install the newest that pyproject.toml allows, without the hashes of requirements/; LOCKED=lowest the oldest

export PYTHON
VENV := .venv
PYTHON_HERE := $(VENV)/bin/python
NEEDED := pyproject.toml tools/install.py $(wildcard requirements/*.lock)
ARGS ?=
TESTS ?=
LOCKED ?= yes
UPGRADE ?=
SECONDS ?= 60

.PHONY: run test test-lowest test-newest check translations manuals site locks sbom fuzz clean
.DELETE_ON_ERROR:

run: $(VENV)/qt.stamp $(VENV)/compiled.stamp
	@$(PYTHON_HERE) -m medviewer $(ARGS)

# Types are checked with the stubs of the locked versions: the oldest say less. Four processes keep two cores busy: a
# test waits for almost half of its time.
test: $(if $(filter lowest,$(LOCKED)),,check) $(VENV)/dev.stamp $(VENV)/qt.stamp $(VENV)/tools.stamp $(VENV)/compiled.stamp
	QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m pytest $(if $(TESTS),$(TESTS),--numprocesses=4 --dist=loadfile)

# Beside .venv, which stays as it is.
test-lowest:
	@$(MAKE) --no-print-directory test VENV=.venv-lowest LOCKED=lowest

test-newest:
	@$(MAKE) --no-print-directory test VENV=.venv-newest LOCKED=no

check: $(VENV)/dev.stamp
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m ruff format --check .
	$(PYTHON_HERE) -m mypy
	$(VENV)/bin/lint-imports

translations: $(VENV)/dev.stamp
	$(PYTHON_HERE) tools/translations.py

# What writes completions is a folder beside the environment: nothing of it is tested with the program.
manuals: $(VENV)/run.stamp build/manuals/made.stamp
	PYTHONPATH=build/manuals $(PYTHON_HERE) tools/manuals.py

build/manuals/made.stamp: requirements/manuals.lock $(VENV)/made.stamp
	@rm -rf build/manuals
	@$(PYTHON_HERE) -m pip --disable-pip-version-check install --quiet --require-hashes --target build/manuals --requirement $<
	@touch $@

# Not --quiet: mkdocs then counts no warnings, and --strict refuses nothing.
site: .venv-site/made.stamp
	.venv-site/bin/python -m mkdocs build --strict
	@echo "The site is in build/site: open build/site/index.html"

.venv-site/made.stamp: requirements/site.lock
	@python=$$(tools/system-packages python) && "$$python" -m venv --clear .venv-site
	@.venv-site/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement $<
	@touch $@

locks: $(VENV)/dev.stamp
	$(PYTHON_HERE) tools/locks.py $(if $(UPGRADE),--upgrade)
	$(PYTHON_HERE) tools/sbom.py

sbom: $(VENV)/dev.stamp
	$(PYTHON_HERE) tools/sbom.py

fuzz: $(VENV)/dev.stamp
	$(PYTHON_HERE) tests/fuzzing/fuzz.py --seconds $(SECONDS)

include tools/packaging/packages.mk
include tools/packaging/bundles.mk

clean:
	rm -rf .venv .venv-lowest .venv-newest .venv-site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# .venv is made anew where its Python has gone, the folder has moved (the scripts in it hold absolute paths), or LOCKED
# says that other versions are wanted.
MADE := $(CURDIR) $(LOCKED)
$(shell [ "$$(cat $(VENV)/made.stamp 2>/dev/null)" = "$(MADE)" ] && $(PYTHON_HERE) -c '' 2>/dev/null || rm -f $(VENV)/made.stamp)

$(VENV)/made.stamp:
	@python=$$(tools/system-packages python) && "$$python" -m venv --clear $(VENV)
	@echo "$(MADE)" > $@

$(VENV)/run.stamp: $(VENV)/made.stamp $(NEEDED)
	@echo "Installing medviewer and what it needs into $(VENV)"
	@$(PYTHON_HERE) tools/install.py run --locked $(LOCKED)
	@touch $@

$(VENV)/dev.stamp: $(VENV)/made.stamp $(NEEDED)
	@echo "Installing medviewer and what its tests need into $(VENV)"
	@$(PYTHON_HERE) tools/install.py dev --locked $(LOCKED)
	@touch $(VENV)/run.stamp $@

$(VENV)/qt.stamp: $(VENV)/run.stamp
	@tools/system-packages qt $(PYTHON_HERE)
	@touch $@

# The first start is then as fast as later ones, even where the environment keeps Python from writing bytecode.
$(VENV)/compiled.stamp: $(VENV)/run.stamp $(shell find medviewer -name '*.py') $(shell find data resources/*.toml -type f)
	@$(PYTHON_HERE) -m compileall -q medviewer
	@$(PYTHON_HERE) -m medviewer.starting.kept
	@$(PYTHON_HERE) -m medviewer.library.indexing.shipped_index
	@touch $@

$(VENV)/tools.stamp: $(VENV)/made.stamp
	@tools/system-packages tests
	@touch $@
