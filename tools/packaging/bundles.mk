# Targets that make what is for more than one distribution, or for macOS, included by the Makefile; docs/packaging.md says
# what each needs. `make flatpak` and `make dmg` need a network and their own systems: .github/workflows/packages.yml has both.

BUNDLED := build/freezer/bin/python
FLATPAK := io.github.medviewer.medviewer
VERSION := $(shell sed -n 's/^__version__ = "\(.*\)"/\1/p' medviewer/__init__.py)
APPIMAGE_RUNTIME ?=

.PHONY: wheel notices appimage flatpak flatpak-modules dmg

# Without isolation: what builds is in .venv, in the versions of requirements/dev.lock.
wheel: $(VENV)/dev.stamp
	@$(PYTHON_HERE) -m build --no-isolation --outdir dist/python

# What `make frozen` then puts beside the licences.
notices: $(VENV)/run.stamp
	@$(PYTHON_HERE) tools/packaging/notices.py

appimage: $(FROZEN)
	@$(BUNDLED) tools/packaging/appimage.py $(if $(APPIMAGE_RUNTIME),--runtime '$(APPIMAGE_RUNTIME)')

flatpak:
	@flatpak-builder --user --force-clean --disable-rofiles-fuse --install-deps-from=flathub --repo=build/flatpak/repo \
		--state-dir=build/flatpak/state build/flatpak/app tools/packaging/flatpak/$(FLATPAK).yml
	@mkdir -p dist
	@flatpak build-bundle build/flatpak/repo dist/medviewer-$(VERSION)-$$(uname -m).flatpak $(FLATPAK)

flatpak-modules: $(VENV)/run.stamp
	@$(PYTHON_HERE) tools/packaging/flatpak_modules.py

dmg: $(FROZEN)
	@$(BUNDLED) tools/packaging/macos.py
