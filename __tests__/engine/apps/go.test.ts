/** Go from go.dev, whose build cache holds the standard library as well. */
import { proveApp } from '../../kit/apps/prove-app.ts';

proveApp('a Go image', {
  app: 'go',
  on: 'go',
  picks: {
    'go-mod-cache': path => /^\/go\/pkg\/(mod|sumdb)\//.test(path),
    'go-build-cache': path => /^\/root\/\.(cache\/go-build|config\/go\/telemetry)\/(?!mode$)/.test(path),
  },
  works: 'test "$(app)" = "Hello, world." && go version && go vet -h 2>&1 | grep -q usage',
  clean: { on: 'debian', works: [] },
});
