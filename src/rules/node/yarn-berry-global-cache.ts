import { rule } from '../rule.ts';

const PNP = ['.pnp.cjs', '.pnp.js', '.pnp.loader.mjs'];

export default rule({
  id: 'yarn-berry-global-cache',
  title: 'Yarn 2+ global cache',
  before: ['yarn-berry-project-cache'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: ['~/.yarn/berry/**'],
  whenImage: image => !PNP.some(name => image.hasName(name)),
  whenText:
    "The image has no `.pnp.cjs`, `.pnp.js` or `.pnp.loader.mjs`: with Plug'n'Play the archives are the dependencies.",
  why: 'The node-modules linker copies all files out of it.',
  remedy:
    'End each RUN that installs with `yarn cache clean --all`, or keep the cache in a cache mount at `/root/.yarn/berry`.',
  mounts: ['~/.yarn/berry'],
  example: { before: 'RUN yarn install --immutable', after: 'RUN yarn install --immutable && yarn cache clean --all' },
  references: ['https://yarnpkg.com/configuration/yarnrc', 'https://yarnpkg.com/features/caching'],
  reports: [
    { files: { '/root/.yarn/berry/cache/react-npm-18.3.1-af38f3c1ae-10c0.zip': 90000 }, bytes: 90000 },
    { files: { '/home/node/.yarn/berry/index/x': 7, '/app/node_modules/react/index.js': 5 }, bytes: 7 },
  ],
  ignores: [
    {
      files: { '/root/.yarn/berry/cache/react-npm-18.3.1-af38f3c1ae-10c0.zip': 90000, '/app/.pnp.cjs': 5 },
      because: "with Plug'n'Play these are the dependencies",
    },
    { files: { '/root/.yarn/switch/yarn': 900 }, because: 'another place' },
  ],
});
