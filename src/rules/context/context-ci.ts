import { rule } from '../rule.ts';

export default rule({
  id: 'context-ci',
  title: 'Files for CI services and code hosts',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/{.github,.gitlab,.circleci,.buildkite,.teamcity,.azuredevops,.woodpecker,.forgejo,.gitea,.husky,.changeset}/**',
    '/**/{.gitlab-ci.yml,.travis.yml,Jenkinsfile,azure-pipelines.yml,.drone.yml,bitbucket-pipelines.yml,appveyor.yml,.appveyor.yml,cloudbuild.yaml,.pre-commit-config.yaml,.codecov.yml,codecov.yml,renovate.json,.renovaterc,.sonarcloud.properties}',
  ],
  not: [
    { glob: '/**/node_modules/**', why: 'node-package-docs claims them' },
    { glob: '/**/{site,dist}-packages/**', why: 'packages' },
    { glob: '/usr/!(src)/**', why: 'system files; the rule still matches /usr/src/app' },
    { glob: '/etc/**', why: 'configuration' },
    { glob: '/var/lib/**', why: 'data' },
  ],
  why: 'Only CI services and code hosts read them.',
  remedy: 'List `.github`, `.gitlab-ci.yml`, `.circleci` and `Jenkinsfile` in .dockerignore.',
  example: {
    file: '.dockerignore',
    before: '',
    after: ['.github', '.gitlab-ci.yml', '.circleci', 'Jenkinsfile'].join('\n'),
  },
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  reports: [
    { files: { '/app/.github/workflows/ci.yml': 90000, '/app/.gitlab-ci.yml': 700 }, bytes: 90700 },
    { files: { '/usr/src/app/.husky/pre-commit': 70, '/srv/renovate.json': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/app/github/client.js': 900 }, because: 'code' },
    { files: { '/usr/share/jenkins/Jenkinsfile': 900 }, because: 'system files' },
  ],
});
