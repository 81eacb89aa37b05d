# One command does everything: `make run` or `make test` set up what is missing first.
PYTHON ?= python3.11
UV := .tools/bin/uv
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export UV_PYTHON_DOWNLOADS := never
OFFSCREEN := QT_QPA_PLATFORM=offscreen

# What Qt needs of a bare Debian: for drawing at all, and for a window.
SYSTEM_LIBRARIES := libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 \
	libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
	libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1

.PHONY: setup run test test-office try-office lint types architecture bench pictures texts lock \
	windows test-windows try-windows linux clean

setup: $(READY)

$(UV): installer/uv.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .tools --upgrade --require-hashes -r installer/uv.txt
	@touch $@

$(READY): requirements.lock $(UV)
	$(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	@sh installer/system-libraries.sh $(BIN)/python $(SYSTEM_LIBRARIES)
	@touch $@

run: $(READY)
	@sh installer/run.sh $(BIN)/python

test: $(READY)
	$(OFFSCREEN) $(BIN)/python -m pytest -q -n 2 --dist loadfile

# Whether LibreOffice opens every Word file on the same pages as the PDF; installs it when it may.
test-office: $(READY)
	@sh installer/office.sh
	$(OFFSCREEN) $(BIN)/python -m pytest -q tests/office/same_pages.py

# A few of them, as .ci/run wants them: passes without LibreOffice when it cannot be had.
try-office: $(READY)
	@sh installer/office.sh short
	OFFICE=short $(OFFSCREEN) $(BIN)/python -m pytest -q tests/office/same_pages.py

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/pyright

architecture: $(READY)
	$(BIN)/lint-imports --no-cache

bench: $(READY)
	$(OFFSCREEN) $(BIN)/python -m pytest tests/benchmarks --benchmark-enable -q -s

pictures: $(READY)
	$(OFFSCREEN) $(BIN)/python -m tests.pictures pictures

# After Qt's own texts have changed in resources/translations/qtbase_vi.ts.
texts: $(READY)
	$(BIN)/pyside6-lrelease -silent resources/translations/qtbase_vi.ts -qm resources/translations/qtbase_vi.qm

# A tested installer for Windows into dist/, on Debian 12; RELEASE_KEY=<private key> signs it for updates.
windows test-windows: $(READY)
	$(BIN)/python -m installer $@

# Both, as .ci/run wants them: passes without a network when the recipe has passed before.
try-windows: $(READY)
	$(BIN)/python -m installer try

linux: $(READY)
	$(BIN)/python -m installer linux

# After pyproject.toml has changed: choose versions again and write down their hashes.
lock: $(UV)
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .tools build dist demo-output pictures
