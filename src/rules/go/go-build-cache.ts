import { rule } from '../rule.ts';

export default rule({
  id: 'go-build-cache',
  title: 'Go build cache',
  category: 'language-cache',
  order: 57,
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/{go-build,golangci-lint,gopls,staticcheck}/**'],
  envDirectories: { GOCACHE: ['**'] },
  why: 'Compiled packages and results of tests.',
  remedy: [
    'RUN --mount=type=cache,target=/root/.cache/go-build go build -o /out/app ./cmd/app',
    '# or in the same RUN as the build: go clean -cache',
  ].join('\n'),
  references: ['https://pkg.go.dev/cmd/go'],
  reports: [
    { files: { '/root/.cache/go-build/b1/b1aa-d': 90000 }, bytes: 90000 },
    { files: { '/gocache/ab/ab-d': 70, '/root/.cache/golangci-lint/x': 2 }, env: ['GOCACHE=/gocache'], bytes: 72 },
  ],
  ignores: [
    { files: { '/usr/local/go/pkg/tool/linux_amd64/compile': 900 }, because: 'toolchain' },
    { files: { '/app/go-build/main.go': 900 }, because: 'an application' },
  ],
});
