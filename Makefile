# Two commands on a fresh machine: `make run` and `make test`. Both install what is missing and build in release mode.

SWIFT ?= swift
CONFIGURATION ?= release
BINARY = .build/$(CONFIGURATION)/lianghui
PREFIX ?= /usr/local

.PHONY: run test build score lint format reference install libraries bench-extract bench-annotate bench-check

# One input of the sample is a page that is gone: it is set aside, as it should be, and that is no failure here.
run: build
	$(BINARY) run --partial-exit 0

test: libraries
	$(SWIFT) test -c $(CONFIGURATION)

build: libraries
	$(SWIFT) build -c $(CONFIGURATION) --product lianghui

# Quality on hand-annotated sets against the committed figures; says so and does nothing where the sets are not at hand.
score: build
	scripts/score

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

# The pages that are made from declarations in the code.
reference: build
	$(BINARY) schema > data/schemas/pipeline.schema.json
	$(BINARY) columns > docs/columns.md
	$(BINARY) stages > docs/stages.txt

install: build
	install -D $(BINARY) $(DESTDIR)$(PREFIX)/bin/lianghui
	install -D -m 644 pipeline.json $(DESTDIR)$(PREFIX)/share/lianghui/pipeline.json
	cd data && find . -type f -not -path './pages/*' -exec install -D -m 644 {} $(DESTDIR)$(PREFIX)/share/lianghui/data/{} \;

# The system libraries; the script says what to install where it may not do so itself.
libraries:
	@scripts/install-libraries

# Speed: ratios against stated baselines in the same run; instructions against the committed count.
bench-extract bench-annotate bench-check: build
	python3 Benchmarks/bench.py $(@:bench-%=%)
