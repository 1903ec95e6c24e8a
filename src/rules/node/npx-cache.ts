import { rule } from '../rule.ts';

export default rule({
  id: 'npx-cache',
  title: 'Packages fetched by npx',
  before: ['yarn-berry-project-cache'],
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['~/.npm/_npx/**'],
  envDirectories: { npm_config_cache: ['_npx/**'], NPM_CONFIG_CACHE: ['_npx/**'] },
  why: 'Only the same `npx` call uses them again.',
  cost: 'A container that starts `npx` downloads the package again, and fails without a network.',
  remedy:
    'Install the package with `npm install --global`, or as a dependency of the project, and let `CMD` start the installed program instead of `npx`.',
  example: {
    before: 'CMD ["npx", "serve", "-s", "build"]',
    after: ['RUN npm install --global serve@14', 'CMD ["serve", "-s", "build"]'].join('\n'),
  },
  references: ['https://docs.npmjs.com/cli/v11/commands/npx'],
  reports: [
    { files: { '/root/.npm/_npx/1a2b/node_modules/serve/build/main.js': 900 }, bytes: 900 },
    { files: { '/home/node/.npm/_npx/x/package.json': 30, '/home/node/.npm/_cacache/y': 4 }, bytes: 30 },
  ],
  ignores: [
    { files: { '/usr/local/lib/node_modules/serve/build/main.js': 900 }, because: 'installed on purpose' },
    { files: { '/root/.npm/_cacache/x': 4 }, because: 'npm-cache claims it' },
  ],
});
