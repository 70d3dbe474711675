# Targets that make packages, included by the Makefile; docs/packaging.md says what each needs and makes.

PREFIX ?= /usr/local
DESTDIR ?=
FROZEN := dist/medviewer/medviewer
FROZEN_FROM := $(shell find medviewer data resources -type f -not -name '*.pyc' -not -name bundled.index 2>/dev/null) \
	$(addprefix tools/packaging/,frozen.py medviewer.spec start.py) requirements/freezer.lock requirements/run.lock

.PHONY: frozen frozen-smoke install install-desktop uninstall deb bare

frozen: $(FROZEN)

$(FROZEN): $(FROZEN_FROM)
	@python=$$(tools/system-packages python) && "$$python" tools/packaging/frozen.py

# The environment that freezes holds all that the program needs: the checkout is run by it.
frozen-smoke: $(FROZEN)
	@build/freezer/bin/python tools/packaging/smoke.py $(FROZEN)

# Nothing is built by who installs, who is root: that is `make frozen` before.
install install-desktop uninstall:
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' tools/packaging/install-files $@

deb: $(FROZEN)
	@build/freezer/bin/python tools/packaging/deb.py

bare: $(if $(filter checkout tests,$(BARE_ONLY)),,deb)
	@tools/packaging/bare $(or $(SUITES),bookworm trixie)
