import { rule } from '../rule.ts';

export default rule({
  id: 'context-docker',
  title: 'Docker and deployment files',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/{Dockerfile,Dockerfile.*,*.Dockerfile,*.dockerfile,Containerfile,Containerfile.*,.dockerignore,docker-compose.yml,docker-compose.yaml,docker-compose.*.yml,docker-compose.*.yaml,compose.yml,compose.yaml,compose.*.yml,compose.*.yaml,docker-bake.hcl,docker-bake.json,skaffold.yaml,Tiltfile,Vagrantfile,fly.toml,Procfile.dev}',
  ],
  not: [
    { glob: '/root/buildinfo/**', why: 'Red Hat images keep their Dockerfile there by design' },
    { glob: '/**/node_modules/**', why: 'package' },
    { glob: '/**/{site,dist}-packages/**', why: 'package' },
    { glob: '/usr/{lib,share,local/lib,local/share}/**', why: 'templates of installed programs' },
    { glob: '/usr/local/go/**', why: 'part of the Go distribution' },
    { glob: '/var/lib/**', why: 'data' },
    { glob: '/etc/**', why: 'configuration' },
  ],
  why: 'Only the builder uses them.',
  remedy: 'List `**/Dockerfile*`, `.dockerignore`, `**/docker-compose*.y*ml` and `**/compose*.y*ml` in .dockerignore.',
  example: {
    file: '.dockerignore',
    before: '',
    after: ['**/Dockerfile*', '.dockerignore', '**/docker-compose*.y*ml', '**/compose*.y*ml'].join('\n'),
  },
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  reports: [
    {
      files: { '/app/Dockerfile': 90000, '/app/docker-compose.override.yml': 700, '/usr/src/app/Dockerfile': 30 },
      bytes: 90730,
    },
    { files: { '/srv/web.Dockerfile': 70, '/srv/.dockerignore': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/root/buildinfo/Dockerfile-ubi9-9.4': 900 }, because: 'vendor record' },
    { files: { '/usr/local/lib/node_modules/x/Dockerfile': 900 }, because: 'template' },
    {
      files: { '/usr/local/go/src/crypto/internal/nistec/fiat/Dockerfile': 900 },
      because: 'it is part of the Go distribution',
    },
  ],
});
