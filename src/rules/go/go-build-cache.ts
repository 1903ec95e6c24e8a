import { rule } from '../rule.ts';

export default rule({
  id: 'go-build-cache',
  title: 'Go build cache',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/{go-build,golangci-lint,gopls,staticcheck}/**', '~/.config/go/telemetry/**'],
  not: [{ glob: '~/.config/go/telemetry/mode', why: 'a setting: whether to count usage' }],
  envDirectories: { GOCACHE: ['**'] },
  why: 'Compiled packages, test results, and the usage counters of the go command.',
  remedy:
    'Build in one stage and copy only the program to the final one, or keep the cache in a cache mount at `/root/.cache/go-build`.',
  mounts: ['~/.cache/go-build', '~/.cache/golangci-lint'],
  usedBy: [{ programs: ['go'], verb: ['build', 'install', 'run', 'test', 'vet'] }, { programs: ['golangci-lint'] }],
  example: {
    before: 'RUN go build -o /usr/local/bin/api ./cmd/api',
    after: 'RUN --mount=type=cache,target=/root/.cache/go-build go build -o /usr/local/bin/api ./cmd/api',
  },
  references: ['https://pkg.go.dev/cmd/go', 'https://go.dev/doc/telemetry'],
  reports: [
    { files: { '/root/.cache/go-build/b1/b1aa-d': 90000 }, bytes: 90000 },
    { files: { '/gocache/ab/ab-d': 70, '/root/.cache/golangci-lint/x': 2 }, env: ['GOCACHE=/gocache'], bytes: 72 },
    {
      files: {
        '/root/.config/go/telemetry/local/go@go1.23.4-go1.23.4-linux-amd64-2024-12-01.v1.count': 16384,
        '/home/u/.config/go/telemetry/local/upload.token': 3,
      },
      bytes: 16387,
    },
  ],
  ignores: [
    { files: { '/root/.config/go/telemetry/mode': 3, '/root/.config/go/env': 40 }, because: 'settings' },
    { files: { '/usr/local/go/pkg/tool/linux_amd64/compile': 900 }, because: 'toolchain' },
    { files: { '/app/go-build/main.go': 900 }, because: 'an application' },
  ],
});
