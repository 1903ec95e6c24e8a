import { rule } from '../rule.ts';

export default rule({
  id: 'yarn-classic-cache',
  title: 'Yarn 1 cache',
  before: ['yarn-berry-project-cache'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/usr/local/share/.cache/yarn/**',
    '$CACHE/yarn/**',
    '/tmp/.yarn-cache*/**',
    '~/.yarn-cache/**',
    '/usr/local/share/.yarn-cache/**',
  ],
  envDirectories: { YARN_CACHE_FOLDER: ['v[0-9]*/**'] },
  why: 'Installed packages are copies, not links. The cache has each package both unpacked and as an archive, even packages for other platforms. As root, Yarn uses `/usr/local/share` as the home directory.',
  remedy:
    'End each RUN that installs with `yarn cache clean`. Or keep the cache in a cache mount: for root at `/usr/local/share/.cache/yarn`, for the user node at `/home/node/.cache/yarn`.',
  mounts: ['/usr/local/share/.cache/yarn', '~/.cache/yarn'],
  example: {
    before: 'RUN yarn install --frozen-lockfile --production',
    after: 'RUN yarn install --frozen-lockfile --production && yarn cache clean',
  },
  references: [
    'https://classic.yarnpkg.com/lang/en/docs/cli/cache/',
    'https://github.com/yarnpkg/yarn/blob/master/src/constants.js',
  ],
  reports: [
    {
      files: {
        '/usr/local/share/.cache/yarn/v6/npm-lodash-4.17.21-679591c5-integrity/node_modules/lodash/.yarn-tarball.tgz': 300000,
        '/home/node/.cache/yarn/v6/x/y': 5,
      },
      bytes: 300005,
    },
    {
      files: { '/tmp/.yarn-cache-0/v1/a': 3, '/cache/yarn/v6/b': 4 },
      env: ['YARN_CACHE_FOLDER=/cache/yarn'],
      bytes: 7,
    },
  ],
  ignores: [
    {
      files: { '/usr/local/share/.config/yarn/global/node_modules/serve/package.json': 800 },
      because: 'installed by `yarn global add`',
    },
    {
      files: { '/app/.yarn/cache/react-npm-18.zip': 90000 },
      because: 'the cache of Yarn 2 and later, which may run from it',
    },
  ],
});
