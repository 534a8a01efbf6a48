# Short names for the usual commands. `make check` is exactly what CI runs.

.PHONY: check test fmt vet update tools reproducible clean

check: ## everything CI runs, in a few minutes
	.ci/run

test: ## the tests
	go test ./...

fmt: tools ## format all Go code
	.tools/gofumpt -w .

vet: tools ## go vet and staticcheck
	go vet ./...
	.tools/staticcheck ./...

update: ## write prepared rules, goldens, .want twins and pages of rules again; then read the diff
	go test ./linter/detect ./linter/voice -run TestTablesAreFresh -update
	go generate ./rules
	go test ./rules ./internal/cli ./internal/report ./cmd/rhetlint -update

tools: ## gofumpt and staticcheck at the versions in tools/go.mod
	go build -C tools -buildvcs=false -o ../.tools/ tool

reproducible: ## that two builds of a release give the same bytes
	.ci/reproducible

clean: ## remove what was built
	rm -rf .tools rhetlint rhetlint.exe
