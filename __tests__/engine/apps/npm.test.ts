/** npm with the packages of a small web server, and some for development. */
import { proveApp } from '../../kit/apps/prove-app.ts';

proveApp('a Node.js image with packages from npm', {
  app: 'npm',
  on: 'node',
  picks: {
    'npm-cache': path => /^\/root\/\.npm\/_(cacache|logs)\//.test(path),
  },
  advice: {
    'node-dev-deps': path => /^\/app\/node_modules\/(@?esbuild|prettier)\//.test(path),
  },
  works: 'node app.js && npm ls && npm --version',
  clean: { on: 'node', works: ['node', 'app.js'] },
});
