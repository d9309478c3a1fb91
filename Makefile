# Every target does its own set-up on a fresh Debian machine with a Swift 6.2+ toolchain.

.PHONY: demo test build lint format bench bench-sql clean

# The example estate: builds it, prints a tour of questions, serves it at http://127.0.0.1:5000
demo: build
	.build/release/thalweg demo $(DEMO)

# The release binary: .build/release/thalweg
build:
	Scripts/setup
	swift build --configuration release --product thalweg

# Unit, property and golden tests, then the real clients against a real server
test:
	Scripts/setup --tests
	swift build --build-tests
	swift test --skip-build
	Scripts/test-clients -q

lint:
	swift format lint --strict --recursive Sources Tests Benchmarks/GraphBench Benchmarks/SQLBench Package.swift

format:
	swift format --in-place --recursive Sources Tests Benchmarks/GraphBench Benchmarks/SQLBench Package.swift

# Peers side by side, written to Benchmarks/results.md
bench:
	Benchmarks/run

# The SQL engine beside its peers, written to Benchmarks/sql/results.md
bench-sql:
	Benchmarks/sql/run

clean:
	rm -rf .build .build-* .venv-*
