import { fieldsOf, packageAround, perDirectory, perImage, someNodeModules } from '../conditions.ts';
import { developmentPackages, packageInStore } from '../lockfiles/pnpm-lock.ts';
import { developmentNames } from '../lockfiles/yarn-lock.ts';
import { type RuleImage, rule } from '../rule.ts';

/** Packages of one `node_modules` that only development needs, as absolute paths. */
const developmentOnly = perDirectory((modules, image): ReadonlySet<string> => {
  const project = parentOf(modules);
  const locked = fieldsOf(fieldsOf(image.json(`${modules}/.package-lock.json`)).get('packages'));
  if (locked.size > 0) {
    const packages = [...locked].filter(([, entry]) => fieldsOf(entry).get('dev') === true);
    return new Set(packages.map(([path]) => `${project}/${path}`));
  }
  if (!image.exists(`${modules}/.yarn-integrity`)) return new Set();
  const manifest = image.json(`${project}/package.json`);
  const direct = fieldsOf(fieldsOf(manifest).get('devDependencies'));
  const locks = direct.size > 0 ? image.text(`${project}/yarn.lock`) : null;
  const names = (locks === null ? null : developmentNames(locks, manifest)) ?? direct.keys();
  return new Set([...names].map(name => `${modules}/${name}`));
});

const VIRTUAL_STORE = '/node_modules/.pnpm/';

/** Packages of a virtual store of pnpm that only development needs. */
const developmentInStore = perDirectory((store, image): ReadonlySet<string> => {
  const record = image.text(`${store}/lock.yaml`);
  return (record === null ? null : developmentPackages(record)) ?? new Set();
});

/** Whether the image has any. Perf: hardly any image has, and there can be a hundred thousand folders to ask about. */
const hasDevelopmentOnly = perImage((image: RuleImage) => {
  const ofNpm = image.textPaths('.package-lock.json').map(parentOf);
  const ofYarn = image.textPaths('package.json').map(path => `${parentOf(path)}/node_modules`);
  const ofPnpm = image.textPaths('lock.yaml').map(parentOf);
  return (
    [...ofNpm, ...ofYarn].some(modules => developmentOnly(modules, image).size > 0) ||
    ofPnpm.some(store => developmentInStore(store, image).size > 0)
  );
});

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** Looks at every `node_modules` in a path: the lockfile of an outer one also lists what inner ones hold. */
function isForDevelopment(path: string, image: RuleImage): boolean {
  const at = path.indexOf(VIRTUAL_STORE);
  if (at !== -1) {
    const [directory = ''] = path.slice(at + VIRTUAL_STORE.length).split('/', 1);
    const packages = developmentInStore(path.slice(0, at + VIRTUAL_STORE.length - 1), image);
    return packages.size > 0 && packages.has(packageInStore(directory) ?? '');
  }
  return someNodeModules(path, modules => {
    const packages = developmentOnly(modules, image);
    if (packages.size === 0) return false;
    // What is inside goes with the package, and Yarn's names are those of the outermost.
    const [first = '', second = ''] = path.slice(modules.length + 1).split('/', 2);
    return (
      packages.has(packageAround(path) ?? '') ||
      packages.has(`${modules}/${first.startsWith('@') ? `${first}/${second}` : first}`)
    );
  });
}

const STORE = '/app/node_modules/.pnpm';

/** As pnpm writes it, of a project that needs `ms`, and `rimraf` and `@types/node` for development. */
const RECORD_OF_PNPM = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      ms:
        version: 2.0.0
    devDependencies:
      '@types/node':
        version: 20.1.0
      rimraf:
        version: 2.7.1

snapshots:

  '@types/node@20.1.0': {}

  ms@2.0.0: {}

  rimraf@2.7.1:
    dependencies:
      ms: 2.0.0
`;

export default rule({
  id: 'node-dev-deps',
  title: 'devDependencies in the image',
  // Files that pnpm's store shares with packages for development stay as long as these do.
  before: ['pnpm-store'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['/**/node_modules/**'],
  reads: [
    // npm's record of what it installed. Those of the largest monorepos known have a few megabytes.
    { name: '.package-lock.json', folder: /(?:^|\/)node_modules$/, most: 4_194_304 },
    // Of projects, not of packages.
    { name: 'package.json', folder: /^(?!(?:.*\/)?node_modules(?:\/|$))/, most: 65_536 },
    { name: 'yarn.lock', folder: /^(?!(?:.*\/)?node_modules(?:\/|$))/, most: 4_194_304 },
    // pnpm's record of what it installed.
    { name: 'lock.yaml', folder: /(?:^|\/)node_modules\/\.pnpm$/, most: 4_194_304 },
  ],
  whenImage: hasDevelopmentOnly,
  whenFolder: isForDevelopment,
  whenText:
    'npm 7 and later: the package has `"dev": true` in `node_modules/.package-lock.json`. Yarn 1, which marks nothing: `devDependencies` in the project\'s `package.json` names the package, or by the `yarn.lock` beside it only those need it. Without that lockfile the rule does not find what they need, so the figure is a lower bound. pnpm 9 and later: by `node_modules/.pnpm/lock.yaml` no production package of the one project needs it. It does not look at workspaces of pnpm and at later versions of Yarn.',
  // npm links the programs of a package into `.bin`, which says nothing about who runs them.
  evenIfReferenced: true,
  why: 'Tools for tests and builds. An application should not import them, but some do.',
  remedy:
    'Install with `npm ci --omit=dev`, `pnpm install --prod` or `yarn install --production`. If the build needs the others, build in one stage and end it with `npm prune --omit=dev` or `pnpm prune --prod` before the copy.',
  options: [
    {
      programs: ['npm'],
      verb: ['ci', 'install', 'i'],
      add: '--omit=dev',
      unless: ['--production', '--only', '--omit', '-g', '--global'],
    },
    {
      programs: ['pnpm'],
      verb: ['install', 'i'],
      add: '--prod',
      unless: ['-P', '--production', '-D', '--dev', '-g', '--global'],
    },
    { programs: ['yarn'], verb: ['install', ''], add: '--production', unless: ['--prod'] },
  ],
  example: {
    before: 'RUN npm ci\nRUN yarn install --frozen-lockfile\nRUN pnpm install --frozen-lockfile',
    after:
      'RUN npm ci --omit=dev\nRUN yarn install --production --frozen-lockfile\nRUN pnpm install --prod --frozen-lockfile',
  },
  references: [
    'https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json',
    'https://classic.yarnpkg.com/lang/en/docs/cli/install/',
    'https://pnpm.io/cli/install#--prod--p',
  ],
  reports: [
    {
      files: {
        '/app/node_modules/typescript/lib/typescript.js': 9000,
        '/app/node_modules/jest/node_modules/@x/y/z.js': 70,
        '/app/node_modules/express/lib/express.js': 400,
      },
      contents: {
        '/app/node_modules/.package-lock.json':
          '{"packages":{"node_modules/typescript":{"dev":true},"node_modules/jest/node_modules/@x/y":{"dev":true},"node_modules/express":{}}}',
      },
      bytes: 9070,
    },
    {
      files: {
        '/app/node_modules/@types/node/index.js': 30,
        '/app/node_modules/react/index.js': 4,
        '/app/node_modules/.yarn-integrity': 1,
      },
      contents: { '/app/package.json': '{"devDependencies":{"@types/node":"*"}}' },
      bytes: 30,
    },
    {
      files: {
        '/app/node_modules/rimraf/rimraf.js': 30,
        '/app/node_modules/glob/glob.js': 500,
        '/app/node_modules/glob/node_modules/once/once.js': 60,
        '/app/node_modules/once/once.js': 7,
        '/app/node_modules/ms/index.js': 4,
        '/app/node_modules/.yarn-integrity': 1,
      },
      contents: {
        '/app/package.json': '{"dependencies":{"ms":"2"},"devDependencies":{"rimraf":"^2.7.1"}}',
        '/app/yarn.lock':
          '# yarn lockfile v1\n\nglob@7:\n  version "7.0.0"\n\nms@2:\n  version "2.0.0"\n  dependencies:\n    once "^1.0.0"\n\nonce@^1.0.0:\n  version "1.0.0"\n\nrimraf@^2.7.1:\n  version "2.7.1"\n  dependencies:\n    glob "7"\n',
      },
      bytes: 590,
    },
    {
      files: { '/app/node_modules/esbuild/bin/esbuild': 9000 },
      links: { '/app/node_modules/.bin/esbuild': '../esbuild/bin/esbuild' },
      contents: { '/app/node_modules/.package-lock.json': '{"packages":{"node_modules/esbuild":{"dev":true}}}' },
      bytes: 9000,
    },
    {
      files: {
        [`${STORE}/rimraf@2.7.1/node_modules/rimraf/rimraf.js`]: 9000,
        [`${STORE}/@types+node@20.1.0/node_modules/@types/node/index.d.ts`]: 70,
        [`${STORE}/ms@2.0.0/node_modules/ms/index.js`]: 300,
      },
      contents: { [`${STORE}/lock.yaml`]: RECORD_OF_PNPM },
      bytes: 9070,
    },
  ],
  ignores: [
    {
      files: { [`${STORE}/rimraf@2.7.1/node_modules/rimraf/rimraf.js`]: 900 },
      contents: { [`${STORE}/lock.yaml`]: RECORD_OF_PNPM.replace("'9.0'", "'6.0'") },
      because: 'another version of pnpm wrote the record',
    },
    {
      files: { '/app/node_modules/express/lib/express.js': 900 },
      contents: { '/app/node_modules/.package-lock.json': '{"packages":{"node_modules/express":{}}}' },
      because: 'a production dependency',
    },
    {
      files: { '/app/node_modules/a/index.js': 900, '/app/node_modules/.yarn-integrity': 1 },
      contents: {
        '/app/package.json': '{"dependencies":{"b":"1"},"devDependencies":{"a":"1"}}',
        '/app/yarn.lock':
          '# yarn lockfile v1\n\na@1:\n  version "1.0.0"\n\nb@1:\n  version "1.0.0"\n  optionalDependencies:\n    a "1"\n',
      },
      because: 'a production package needs it as well',
    },
    {
      files: { '/app/node_modules/a/index.js': 900 },
      contents: { '/app/node_modules/.package-lock.json': '{"packages":[{"dev":true}]}' },
      because: 'the lockfile has another shape',
    },
  ],
});
