import { rule } from '../rule.ts';

export default rule({
  id: 'go-mod-cache',
  title: 'Go module cache',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['~/go/pkg/{mod,sumdb}/**', '/go/pkg/{mod,sumdb}/**'],
  envDirectories: { GOMODCACHE: ['**'], GOPATH: ['pkg/{mod,sumdb}/**'] },
  adviceForCommands: ['go', 'air'],
  why: 'Source code of modules. Linked programs do not read it.',
  remedy: [
    'RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/app ./cmd/app',
    '# and copy only the program to the final stage: COPY --from=build /out/app /app',
  ].join('\n'),
  references: ['https://go.dev/ref/mod', 'https://pkg.go.dev/cmd/go'],
  reports: [
    {
      files: {
        '/go/pkg/mod/github.com/gin-gonic/gin@v1.10.0/gin.go': 90000,
        '/root/go/pkg/mod/cache/download/x/@v/v1.zip': 700,
      },
      bytes: 90700,
    },
    { files: { '/go/pkg/mod/x@v1/a.go': 70 }, cmd: ['go', 'run', '.'], bytes: 0, advice: 70 },
    {
      files: { '/mods/cache/download/a.zip': 7, '/gp/pkg/sumdb/x': 2, '/gp/bin/app': 5 },
      env: ['GOMODCACHE=/mods', 'GOPATH=/gp'],
      bytes: 9,
    },
  ],
  ignores: [
    { files: { '/go/bin/app': 900 }, because: 'installed program' },
    { files: { '/app/vendor/github.com/x/y.go': 900 }, because: 'vendored source: no rule' },
  ],
});
