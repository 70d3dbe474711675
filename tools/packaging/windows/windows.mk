# Targets for Windows, made and tried on Linux; docs/packaging.md says what each needs and makes.

WINDOWS_FROM := $(shell find medviewer data resources tools/packaging/windows -type f -not -name '*.pyc' -not -name bundled.index 2>/dev/null) \
	tools/packaging/contents.py tools/packaging/sources.py requirements/run.lock requirements/lowest.lock requirements/windows.lock
WINDOWS_BUILD := $(PYTHON_HERE) tools/packaging/windows/build.py
RUNTIME ?= package
SHA256 ?=

.PHONY: windows windows-smoke

windows: $(VENV)/dev.stamp $(VENV)/compiled.stamp
	@$(WINDOWS_BUILD) --runtime '$(RUNTIME)' --sha256 '$(SHA256)'

# In Wine, with the oldest Qt that is allowed: newer ones ask Windows for what Wine of Debian 12 has not.
windows-smoke: build/windows/lowest/made.stamp
	@$(PYTHON_HERE) tools/packaging/windows/try_installer.py --wine build/windows/lowest/*-setup.exe build/windows/lowest/*-portable.zip

build/windows/lowest/made.stamp: $(WINDOWS_FROM) $(VENV)/dev.stamp $(VENV)/compiled.stamp
	@$(WINDOWS_BUILD) --runtime '$(RUNTIME)' --sha256 '$(SHA256)' --qt lowest
	@touch $@
