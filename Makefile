# Every target does its own set-up: see tools/setup.sh. `make help` lists them.
SHELL := /bin/bash
PY := .venv/bin/python
export QT_LOGGING_RULES ?= qt.qpa.fonts.warning=false

.PHONY: help setup run test check bench soak tour bundle translations lock clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup:
	@tools/setup.sh

run: setup  ## a local centre, demo packs and the window on a demo profile
	@$(PY) tools/demo.py

test: setup  ## everything CI runs: format, lint, types, import contracts, tests
	@tools/setup.sh unpack:nginx unpack:postgresql tzdata curl openssl
	@$(PY) tools/check.py

bench: setup  ## speed and size beside floors and peers; writes docs/benchmarks.md
	@tools/setup.sh unpack:nginx unpack:postgresql tzdata curl unzip rsync zsync
	@$(PY) -m benchmarks --write

soak: setup  ## the long runs of the property and crash tests: 10,000 worlds; can be stopped and gone on with
	@tools/setup.sh unpack:nginx unpack:postgresql tzdata
	@$(PY) tools/soak.py

tour: setup  ## every screen in every variant as pictures under build/tour
	@QT_QPA_PLATFORM=offscreen $(PY) -m desktop_app tour build/tour

bundle:  ## a folder that runs without Python, made by PyInstaller and tried with --self-test
	@tools/setup.sh binutils icu-devtools
	@$(PY) tools/bundle.py

translations: setup  ## takes new strings into the catalogues
	@$(PY) tools/translations.py update

lock: setup  ## makes requirements/lock.txt anew from pyproject.toml
	@test -x build/lock/bin/uv || { $(PY) -m venv build/lock && build/lock/bin/pip install --quiet uv; }
	@build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --extra server --extra dev pyproject.toml -o requirements/lock.txt

clean:  ## removes what was built, keeps .venv
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
