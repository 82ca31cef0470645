# Two commands on a fresh machine: `make run` and `make test`. Both install what is missing and build in release mode.

SWIFT ?= swift
CONFIGURATION ?= release
BINARY = .build/$(CONFIGURATION)/lianghui
PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
UNITS = $(DESTDIR)$(PREFIX)/lib/systemd/system
ZSH_COMPLETIONS ?= zsh/site-functions

.PHONY: run test build score lint format reference documentation install deb libraries bench-extract bench-annotate bench-check

# One input of the sample is a page that is gone: it is set aside, as it should be, and that is no failure here.
run: build
	$(BINARY) run --partial-exit 0

# Built by `build`, since `test` alone builds for testing, and the program would be built twice.
test: libraries
	$(SWIFT) build -c $(CONFIGURATION) --build-tests
	$(SWIFT) test -c $(CONFIGURATION) --skip-build

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
	$(SWIFT) package -c $(CONFIGURATION) --allow-writing-to-package-directory generate-manual --date $$(git log -1 --format=%cs)
	cp .build/plugins/GenerateManual/outputs/lianghui/lianghui.1 docs/lianghui.1

# Articles and reference for those who use the stages as a library, in .build/documentation.
documentation: libraries
	$(SWIFT) package -c $(CONFIGURATION) --allow-writing-to-directory .build/documentation generate-documentation \
	    --target Pipeline --symbol-graph-minimum-access-level package --output-path .build/documentation

# Program, data files, man page, completions for three shells, and units for systemd; DESTDIR is for packages.
install: build
	install -D $(BINARY) $(DESTDIR)$(PREFIX)/bin/lianghui
	install -D -m 644 pipeline.json $(SHARE)/lianghui/pipeline.json
	find data -type f -exec install -D -m 644 {} $(SHARE)/lianghui/{} \;
	install -D -m 644 docs/lianghui.1 $(SHARE)/man/man1/lianghui.1
	install -d $(SHARE)/bash-completion/completions $(SHARE)/$(ZSH_COMPLETIONS) $(SHARE)/fish/vendor_completions.d $(UNITS)
	$(BINARY) --generate-completion-script bash > $(SHARE)/bash-completion/completions/lianghui
	$(BINARY) --generate-completion-script zsh > $(SHARE)/$(ZSH_COMPLETIONS)/_lianghui
	$(BINARY) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/lianghui.fish
	sed 's|/usr/bin/lianghui|$(PREFIX)/bin/lianghui|g' packaging/systemd/lianghui.service > $(UNITS)/lianghui.service
	install -m 644 packaging/systemd/lianghui.timer $(UNITS)/lianghui.timer

# .build/lianghui_VERSION_ARCHITECTURE.deb
deb: build
	rm -rf .build/deb
	$(MAKE) install PREFIX=/usr DESTDIR=.build/deb ZSH_COMPLETIONS=zsh/vendor-completions
	version=$$($(BINARY) --version) && packaging/make-deb .build/deb $$version .build/lianghui_$${version}_$$(dpkg --print-architecture).deb

# The system libraries; the script says what to install where it may not do so itself.
libraries:
	@scripts/install-libraries

# Speed: ratios against stated baselines in the same run; instructions against the committed count.
bench-extract bench-annotate bench-check: build
	python3 Benchmarks/bench.py $(@:bench-%=%)
