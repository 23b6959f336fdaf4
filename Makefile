# A thin front over meson.build, where every rule that matters lives. `make help` lists the targets.
BUILD ?= build
DEMO ?= demo
LISTEN ?= 127.0.0.1:8080
SECONDS ?= 10

.PHONY: all
all: $(BUILD)/build.ninja            ## builds the program as build/xinglin
	@ninja -C $(BUILD)

$(BUILD)/build.ninja:
	@meson setup $(BUILD) >/dev/null || { cat $(BUILD)/meson-logs/meson-log.txt; exit 1; }

.PHONY: setup
setup:                               ## installs the Debian packages of packages.txt that are missing
	@tools/setup

.PHONY: run
run: setup web                       ## builds, invents the demonstration region once, serves it
	@$(MAKE) --no-print-directory $(BUILD)/build.ninja
	@ninja -C $(BUILD) xinglin
	@[ -d $(DEMO) ] || ./$(BUILD)/xinglin demo $(DEMO)
	@tools/greet $(DEMO) $(LISTEN)
	@exec ./$(BUILD)/xinglin serve --data $(DEMO) --listen $(LISTEN)

.PHONY: check
check: setup                         ## everything: build, tests, sanitizers, fuzzers, screens, style
	@tools/check

.PHONY: drill
drill: setup web                     ## what takes too long for each change; tools/check PART runs one part
	@tools/check drill

.PHONY: check-cluster
check-cluster: web                   ## several servers and PostgreSQLs on loopback, killed under load; docs/scale.md
	@tools/setup cluster
	@tools/check cluster

.PHONY: test
test: all                            ## unit, command-line and journey tests of one build
	@meson test -C $(BUILD) --print-errorlogs

.PHONY: asan
asan:                                ## the same tests with clang, ASan and UBSan
	@tools/check asan

.PHONY: tsan
tsan:                                ## the tests that use threads or race, with ThreadSanitizer
	@tools/check tsan

.PHONY: valgrind
valgrind:                            ## the unit tests that reckon, under valgrind
	@tools/check valgrind

.PHONY: fuzz
fuzz:                                ## each fuzzer for SECONDS
	@SECONDS_EACH=$(SECONDS) tools/check fuzz

.PHONY: coverage
coverage: setup web                  ## lines and branches that the tests reach, and what is below its aim
	@tools/coverage $(SUITES)

.PHONY: bench
bench: all                           ## speed against named peers, see bench/README.md
	@bench/run

.PHONY: bench-records
bench-records: all                   ## the cube on five million wide rows beside DuckDB and others
	@bench/records-run

.PHONY: bench-dispatch
bench-dispatch: all                  ## the dispatch solver beside LEMON; SIZES="S M L" for all sizes
	@bench/dispatch_run.py $(SIZES)

.PHONY: bench-effect
bench-effect: all                    ## effects beside numpy, error rates on panels of known truth
	@bench/effect

.PHONY: bench-scale
bench-scale: all                     ## a country's counties and people on three kinds of days, both databases
	@bench/scale

.PHONY: real
real: all                            ## the loop on real records, where ../shared/data is present
	@tools/real

.PHONY: fmt
fmt:                                 ## formats every C file
	@git ls-files -z '*.c' '*.h' | xargs -0 clang-format -i

.PHONY: tidy
tidy: all                            ## house rules, clang-tidy, cppcheck
	@tools/check tidy

.PHONY: web
web:                                 ## builds the web application into web/dist
	@tools/web

.PHONY: help-shots
help-shots: web $(BUILD)/build.ninja ## takes the pictures of docs/help again; needs pngquant
	@ninja -C $(BUILD) xinglin
	@cd web && XINGLIN=$(abspath $(BUILD))/xinglin npm run --silent shots

.PHONY: print
print: $(BUILD)/build.ninja          ## rewrites what is printed from the route table
	@ninja -C $(BUILD) xinglin
	@$(BUILD)/xinglin print openapi > docs/openapi.json
	@$(BUILD)/xinglin print types > web/src/api/types.ts
	@$(BUILD)/xinglin print rights > docs/rights.md

.PHONY: deb
deb: setup web                       ## the Debian package, in build-deb
	@tools/deb

.PHONY: clean
clean:                               ## removes what was built; keeps the demonstration region
	@rm -rf build build-* web/dist

.PHONY: help
help:
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22
