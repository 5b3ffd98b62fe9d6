# What a person types: run, test, bench, lock. Needs Python 3.11 or newer, pip and make, nothing else.

# The first Python that is new enough; within an active virtual environment, the one it was made from.
NEW_ENOUGH := import sys; sys.version_info >= (3, 11) or sys.exit(1); print(getattr(sys, "_base_executable", sys.executable))
ifndef PYTHON
PYTHON := $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c '$(NEW_ENOUGH)' 2>/dev/null && break; done)
endif
VENV_PYTHON := .venv/bin/python
HERE := $(CURDIR)

# A virtual environment holds absolute paths: in a copied or moved folder it is made anew.
ifneq ($(shell cat .venv/.made-in 2>/dev/null),$(HERE))
.PHONY: .venv/.made-in
endif

.PHONY: run test bench lock clean

run: .venv/.installed
	@exec .venv/bin/keiyaku serve

test: .venv/.installed-dev
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m mypy --strict bot knowledge
	PATH="$(HERE)/.venv/bin:$$PATH" $(VENV_PYTHON) -m pytest -q -n 3 --dist worksteal

bench: .venv/.installed-dev
	PATH="$(HERE)/.venv/bin:$$PATH" $(VENV_PYTHON) -m tests.bench

# New versions: make lock UPGRADE=--upgrade
LOCK = build/lock/bin/pip-compile $(UPGRADE)

lock:
	"$(PYTHON)" -m venv build/lock
	build/lock/bin/python -m pip install --quiet pip-tools
	$(LOCK) --output-file requirements.txt pyproject.toml
	$(LOCK) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf .venv build .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/.installed: requirements.txt .venv/.made-in
	@$(call install,requirements.txt)
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.made-in
	@$(call install,requirements-dev.txt)
	@touch $@

# Without ensurepip (Debian without python3-venv) the pip of the machine fills the environment.
define install
echo "$(1) をもとに必要な部品を入れています（初回だけ数分かかります）…"; \
if $(VENV_PYTHON) -m pip --version >/dev/null 2>&1; then set -- $(VENV_PYTHON) -m pip; \
elif "$(PYTHON)" -m pip --version >/dev/null 2>&1; then set -- "$(PYTHON)" -m pip --python $(VENV_PYTHON); \
else echo "pip がありません。Python の pip を入れてから、もう一度実行してください。" >&2; exit 1; fi; \
"$$@" install -qq --disable-pip-version-check --require-hashes -r $(1)
endef

# The project itself needs no build: a line in site-packages makes it importable, a script makes the command.
.venv/.made-in:
	@test -n "$(PYTHON)" || { echo "Python 3.11 以上が見つかりません。入れてから、もう一度実行してください（場所は make PYTHON=… で指定できます）。" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear --without-pip .venv
	@echo "$(HERE)" > "$$($(VENV_PYTHON) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/keiyaku-navi.pth"
	@printf '#!/bin/sh\nexec "%s/.venv/bin/python" -P -m bot.cli "$$@"\n' "$(HERE)" > .venv/bin/keiyaku
	@chmod +x .venv/bin/keiyaku
	@echo "$(HERE)" > $@
