import { rule } from '../rule.ts';

export default rule({
  id: 'context-secrets',
  title: 'Files that often hold secrets',
  before: ['context-ci'],
  severity: 'warn',
  confidence: 'judgement',
  bucket: 'advice',
  globs: [
    '/**/.env',
    '/**/.env.{local,dev,development,prod,production,staging,test}',
    '/**/.env.*.local',
    '~/.aws/{credentials,config}',
    '~/.ssh/id_*',
    '~/.docker/config.json',
    '~/{.netrc,.git-credentials,.pypirc,.npmrc,.yarnrc.yml}',
    '~/.config/gcloud/**',
    '~/.azure/**',
    '~/.kube/config',
    '/**/{.npmrc,.pypirc,.netrc}',
  ],
  not: [
    { glob: '/**/.env.{example,sample,template,dist,defaults}', why: 'template' },
    { glob: '/**/node_modules/**', why: 'package files' },
    { glob: '/usr/lib/node_modules/npm/.npmrc', why: 'shipped' },
    { glob: '/**/*.pub', why: 'public key' },
  ],
  why: 'This is not about size: the file may hold a secret, and anyone who has the image can read it. The tool neither reads nor prints the content. Deleting the file in a later layer does not help.',
  remedy:
    'List the file in .dockerignore, as in `**/.env`, and pass secrets to the build with `RUN --mount=type=secret`. Change every secret that was in an image: whoever has the image has it.',
  example: { file: '.dockerignore', before: '', after: ['**/.env', '**/.env.*', '!**/.env.example'].join('\n') },
  keep: 'Name the file as `path`, so that a new secret is still reported.',
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://github.com/goodwithtech/dockle/blob/master/CHECKPOINT.md',
  ],
  reports: [
    { files: { '/app/.env': 90000, '/root/.aws/credentials': 700, '/app/.npmrc': 30 }, bytes: 90730 },
    {
      files: { '/app/.env.production': 70, '/home/app/.ssh/id_ed25519': 400, '/root/.docker/config.json': 30 },
      bytes: 500,
    },
  ],
  ignores: [
    { files: { '/app/.env.example': 900 }, because: 'template' },
    { files: { '/app/.environment/readme': 900 }, because: 'other name' },
    {
      files: { '/root/.ssh/id_rsa.pub': 90, '/app/node_modules/x/.env': 5 },
      because: 'a public key, and a file of a package',
    },
  ],
});
