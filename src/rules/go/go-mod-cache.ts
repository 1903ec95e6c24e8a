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
  remedy:
    'Build in one stage and copy only the program to the final one, or keep the modules in a cache mount at `/go/pkg/mod`, in each RUN that downloads or builds.',
  mounts: ['/go/pkg/mod', '~/go/pkg/mod'],
  usedBy: [
    { programs: ['go'], verb: ['build', 'generate', 'install', 'list', 'mod', 'run', 'test', 'tool', 'vet'] },
    { programs: ['golangci-lint'] },
  ],
  example: {
    before: 'RUN go build -o /usr/local/bin/api ./cmd/api',
    after: 'RUN --mount=type=cache,target=/go/pkg/mod go build -o /usr/local/bin/api ./cmd/api',
  },
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
