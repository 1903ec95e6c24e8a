/** Cargo with crates from its registry. */
import { proveApp } from '../../kit/apps/prove-app.ts';

proveApp('a Rust image', {
  app: 'rust',
  on: 'rust',
  picks: {
    'cargo-registry': path => /^\/root\/\.cargo\/(registry\/|\.package-cache|\.global-cache)/.test(path),
    // The program has a second name among them, so its bytes stay.
    'rust-target': path =>
      /^\/src\/target\/release\/(deps|build|incremental|\.fingerprint)\//.test(path) ||
      path === '/src/target/.rustc_info.json',
  },
  works: 'test "$(/src/target/release/app)" = 45 && cargo --version && rustc --version',
  clean: { on: 'debian', works: ['app'] },
});
