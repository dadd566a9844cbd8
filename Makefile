# Every command sets up what it needs: .venv is made once, and again when the pins change.
BIN := .venv/bin
READY := .venv/.ready
AS_OF := 2025-10-28
ARTICLE := examples/us_japan_2025/article
CODE := engine adapters tests $(sort $(patsubst %/,%,$(dir $(wildcard benchmarks/*.py features/*.py))))

# Pyright comes with its own node (the nodejs extra) and must not ask the network whether there is a newer one.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1
export PYRIGHT_PYTHON_USE_BUNDLED_PYRIGHT := 1
export PYTHON

.PHONY: help setup demo check format lint types layers test features wheel bench pins clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' Makefile | sort | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 16

setup: $(READY) ## make .venv with the pinned packages and this project in it

$(READY): pyproject.toml constraints.txt scripts/setup
	@scripts/setup
	@touch $@

demo: $(READY) ## screen the thirteen projects of the article, ranked, and then one of them in full
	$(BIN)/shinsa screen $(ARTICLE) --as-of $(AS_OF)
	$(BIN)/shinsa screen $(ARTICLE)/S01.json --as-of $(AS_OF)

check: lint types layers test ## every check and every test

format: $(READY) ## write the code as the formatter wants it
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

lint: $(READY) ## ruff: lint and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## mypy and pyright, both strict
	$(BIN)/mypy $(CODE)
	$(BIN)/pyright

layers: $(READY) ## import-linter: which module may import which
	$(BIN)/lint-imports --no-logo

test: $(READY) ## pytest: tests and rulebook, warnings are errors
	$(BIN)/pytest -n auto --dist worksteal

features: $(READY) ## the rulebook alone
	$(BIN)/pytest features tests/rulebook

wheel: $(READY) ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

bench: .venv/.ready-bench ## measure speed, as ratios in one run
	$(BIN)/python -m benchmarks

.venv/.ready-bench: $(READY) constraints-bench.txt
	@scripts/setup constraints-bench.txt
	@touch $@

pins: ## resolve all dependencies anew into constraints.txt (needs uv and the network)
	@scripts/pins

clean: ## remove what the tools left, .venv too
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks
