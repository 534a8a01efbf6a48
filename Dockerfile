# rhetlint and nothing else: no shell, no user but nobody.
#   docker build -t rhetlint .
#   docker run --rm --network none -v "$PWD:/work:ro" rhetlint news/
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags="-s -w" -o /rhetlint ./cmd/rhetlint

FROM scratch
COPY --from=build /rhetlint /rhetlint
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["/rhetlint"]
CMD ["--help"]
