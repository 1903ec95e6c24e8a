import { ofDirectory } from '../conditions.ts';
import { rule } from '../rule.ts';

const PNP = ['.pnp.cjs', '.pnp.js', '.pnp.loader.mjs'];

/** Yarn's folder in a project, up to the project. */
const OF_PROJECT = /^(.*)\/\.yarn\//;

export default rule({
  id: 'yarn-berry-project-cache',
  title: 'Yarn 2+ project cache next to node_modules',
  before: ['pnpm-store'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: ['/**/.yarn/cache/**', '/**/.yarn/{install-state.gz,build-state.yml}'],
  whenFolder: ofDirectory(
    OF_PROJECT,
    (project, image) =>
      image.exists(`${project}/node_modules/.yarn-state.yml`) && !PNP.some(name => image.exists(`${project}/${name}`)),
  ),
  whenText: 'The project has `node_modules/.yarn-state.yml`, and no `.pnp.cjs`, `.pnp.js` or `.pnp.loader.mjs`.',
  adviceForCommands: ['yarn'],
  why: 'The node-modules linker has unpacked the packages.',
  remedy:
    'List `**/.yarn/cache` and `**/.yarn/install-state.gz` in .dockerignore, and end each RUN that installs with `rm -rf .yarn/cache`.',
  example: { before: 'RUN yarn install --immutable', after: 'RUN yarn install --immutable && rm -rf .yarn/cache' },
  references: ['https://yarnpkg.com/features/linkers', 'https://yarnpkg.com/features/caching'],
  reports: [
    {
      files: {
        '/app/.yarn/cache/react-npm-18.3.1-af38f3c1ae.zip': 90000,
        '/app/.yarn/install-state.gz': 9,
        '/app/node_modules/.yarn-state.yml': 5,
      },
      bytes: 90009,
    },
    {
      files: { '/app/.yarn/cache/a.zip': 70, '/app/node_modules/.yarn-state.yml': 5 },
      entrypoint: ['yarn', 'start'],
      bytes: 0,
      advice: 70,
    },
  ],
  ignores: [
    {
      files: { '/app/.yarn/unplugged/esbuild-npm-0.21/node_modules/esbuild/bin/esbuild': 900 },
      because: "a package that Plug'n'Play unpacked",
    },
    { files: { '/app/.yarn/releases/yarn-4.5.0.cjs': 900 }, because: 'the package manager itself' },
    {
      files: { '/app/.yarn/cache/a.zip': 900, '/app/.pnp.cjs': 5, '/app/node_modules/.yarn-state.yml': 5 },
      because: "the project runs from it by Plug'n'Play",
    },
  ],
});
