// Bundles the entry points into dist/, where they run without an install. dist/chunks has what both entry points use, and what
// is loaded only when needed. dist/page has what --html puts into a page. The output is the same on every Node version. With --check it writes nothing, and fails if
// dist/ is stale.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { builtPage } from './build-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

// Parts of our dependencies that we never use. dockerode reaches engines over SSH, talks gRPC to BuildKit, packs build contexts
// and manages containers; yaml writes YAML; @actions/core asks for OIDC tokens over HTTP. They would triple the bundles.
const packages =
  /^(ssh2|@grpc\/grpc-js|@grpc\/proto-loader|protobufjs|tar-fs|@balena\/dockerignore|@actions\/http-client)(\/.*)?$/;
const parts = [
  {
    of: /node_modules\/dockerode\/lib\//,
    path: /^\.\/(buildkit|session|container|network|secret|service|config|plugin|volume|node|task|exec)(\.js)?$/,
  },
  { of: /node_modules\/yaml\/browser\//, path: /\/stringify\/[A-Za-z]+\.js$/ },
];

const stubs = {
  name: 'stubs',
  setup(api) {
    api.onResolve({ filter: packages }, ({ path }) => ({ path, namespace: 'stub' }));
    for (const part of parts)
      api.onResolve({ filter: part.path }, ({ path, importer }) =>
        part.of.test(importer) ? { path, namespace: 'stub' } : undefined,
      );
    api.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

// Node has these itself, or we do not use their output.
const replaced = {
  name: 'replaced',
  setup(api) {
    api.onResolve({ filter: /^readable-stream$/ }, () => ({ path: 'node:stream', external: true }));
    api.onResolve({ filter: /^debug$/ }, () => ({ path: 'debug', namespace: 'silent' }));
    // The engine's client would follow a redirect to any host, and end the process if that fails.
    api.onResolve({ filter: /^\.\/http$/ }, ({ importer }) =>
      /node_modules\/docker-modem\/lib\//.test(importer) ? { path: 'http', namespace: 'plain' } : undefined,
    );
    api.onLoad({ filter: /.*/, namespace: 'plain' }, () => ({
      contents: "exports.http = require('node:http'); exports.https = require('node:https');",
      loader: 'js',
    }));
    api.onLoad({ filter: /.*/, namespace: 'silent' }, () => ({
      contents: 'module.exports = () => () => {};',
      loader: 'js',
    }));
  },
};

const options = {
  absWorkingDir: root,
  write: false,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'inline',
  logLevel: 'warning',
  plugins: [stubs, replaced],
  // yaml's browser build is the same code as ES modules, so esbuild can leave out the unused half.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
  // Names stay, for stack traces. Escapes keep files at one byte per character, which Node reads faster.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 200,
  charset: 'ascii',
};

// Bundled CommonJS packages call require for Node's own modules. ES modules must create it.
const REQUIRE =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);\n";

function bytesOf({ text }) {
  return Buffer.from(text.includes('typeof require') ? REQUIRE + text : text);
}

/** The library's declarations, which are written as they are shipped, but for where they import from. */
function types() {
  const source = name => readFileSync(join(root, 'src/library', name), 'utf8');
  const api = source('api.ts').replace("'./report-types.d.ts'", "'./report-types.js'");
  return [
    ['library.d.ts', Buffer.from(api)],
    ['report-types.d.ts', Buffer.from(source('report-types.d.ts'))],
  ];
}

async function builtFiles() {
  const shared = { splitting: true, chunkNames: 'chunks/[name]-[hash]' };
  const main = await build({ ...options, ...shared, entryPoints: ['src/cli.ts', 'src/action.ts', 'src/library.ts'] });
  // Apart from those, whose runs would else load more files.
  const many = ['src/action/many/plan.ts', 'src/action/many/merge.ts'];
  const ofMany = await build({ ...options, ...shared, outbase: 'src/action/many', entryPoints: many });
  // Each thread loads the worker again, and a post step needs little: each is one file with only what it needs.
  const alone = await build({ ...options, entryPoints: { worker: 'src/worker.ts', post: 'src/action/post.ts' } });
  const all = [main, ofMany, alone].flatMap(({ outputFiles }) => outputFiles);
  const files = all.map(file => [relative(dist, file.path), bytesOf(file)]);
  const page = await builtPage();
  return new Map([
    ...files,
    ...types(),
    ['page/page.js', Buffer.from(page.script)],
    ['page/page.css', Buffer.from(page.style)],
  ]);
}

const built = await builtFiles();

function check() {
  const kept = existsSync(dist) ? readdirSync(dist, { recursive: true, withFileTypes: true }) : [];
  const there = kept.filter(entry => entry.isFile()).map(entry => relative(dist, join(entry.parentPath, entry.name)));
  const stale = [...built].filter(
    ([name, bytes]) => !there.includes(name) || !readFileSync(join(dist, name)).equals(bytes),
  );
  const wrong = [...stale.map(([name]) => name), ...there.filter(name => !built.has(name))];
  if (wrong.length === 0) return;
  console.error(`dist/ is not what src/ builds to: ${wrong.join(', ')}\nRun npm run build and commit dist/.`);
  process.exitCode = 1;
}

/** Writes next to the old one first, so that nobody runs a half-written one. */
function write() {
  const fresh = join(root, `.dist-${process.pid}`);
  for (const [name, contents] of built) {
    const file = join(fresh, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  chmodSync(join(fresh, 'cli.js'), 0o755);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
}

if (process.argv.includes('--check')) check();
else write();
