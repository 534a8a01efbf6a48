# Short names for the usual commands. `make check` is exactly what CI runs.

.PHONY: check test fmt vet update tools clean

check: ## everything CI runs, in a few minutes
	.ci/run

test: ## the tests
	go test ./...

fmt: tools ## format all Go code
	.tools/gofumpt -w .

vet: tools ## go vet and staticcheck
	go vet ./...
	.tools/staticcheck ./...

update: ## write goldens, .want twins and generated pages again; then read the diff
	go test ./... -update

tools: ## gofumpt and staticcheck at the versions in tools/go.mod
	go build -C tools -buildvcs=false -o ../.tools/ tool

clean: ## remove what was built
	rm -rf .tools rhetlint rhetlint.exe
