// Bundles the two entry points into dist/, where they run with no install. Output is the same on every Node version.
import { build } from 'esbuild';

// dockerode can reach engines over SSH, sessions over gRPC and build contexts from directories; we use none of these,
// and their packages would triple the bundle (and fail as ES modules).
const unused = ['ssh2', '@grpc/grpc-js', '@grpc/proto-loader', 'protobufjs', 'tar-fs'];
const stubs = {
  name: 'stubs',
  setup(api) {
    const filter = new RegExp(`^(${unused.join('|')})(/.*)?$`);
    api.onResolve({ filter }, ({ path }) => ({ path, namespace: 'stub' }));
    api.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

await build({
  entryPoints: ['src/cli.ts', 'src/action.ts'],
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'inline',
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [stubs],
  // Bundled CommonJS packages call require for Node's own modules; an ES module has none unless it is made.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
});
