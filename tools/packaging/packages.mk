# Targets that make packages, included by the Makefile; docs/packaging.md says what each needs and makes.

PREFIX ?= /usr/local
DESTDIR ?=
FROZEN := dist/medviewer/medviewer
FROZEN_FROM := $(shell find medviewer data resources -type f -not -name '*.pyc' -not -name bundled.index 2>/dev/null) \
	$(addprefix tools/packaging/,frozen.py contents.py medviewer.spec start.py) requirements/freezer.lock requirements/run.lock

JOURNEYS := $(addprefix tests/journeys/test_,$(addsuffix .py,main_job import pack packs site look_up layouts screen_reader no_network))

.PHONY: frozen frozen-smoke frozen-journeys install install-desktop uninstall deb bare

frozen: $(FROZEN)

$(FROZEN): $(FROZEN_FROM)
	@python=$$(tools/system-packages python) && "$$python" tools/packaging/frozen.py

# The environment that freezes holds all that the program needs: the checkout is run by it.
frozen-smoke: $(FROZEN)
	@build/freezer/bin/python tools/packaging/smoke.py $(FROZEN)

# What a nurse does at the keys, an import and packs: the tests of the checkout, with the folder's program in its place.
frozen-journeys: $(FROZEN) $(VENV)/dev.stamp $(VENV)/qt.stamp $(VENV)/tools.stamp
	MEDVIEWER_TESTED=$(abspath $(FROZEN)) $(PYTHON_HERE) -m pytest $(JOURNEYS)

# Nothing is built by who installs, who is root: that is `make frozen` before.
install install-desktop uninstall:
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' tools/packaging/install-files $@

deb: $(FROZEN)
	@build/freezer/bin/python tools/packaging/deb.py

include tools/packaging/windows/windows.mk

bare: $(if $(filter checkout tests,$(BARE_ONLY)),,deb)
	@tools/packaging/bare $(or $(SUITES),bookworm trixie)
