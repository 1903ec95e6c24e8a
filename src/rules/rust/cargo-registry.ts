import { rule } from '../rule.ts';

export default rule({
  id: 'cargo-registry',
  title: 'Cargo registry and git checkouts',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '~/.cargo/registry/**',
    '/usr/local/cargo/registry/**',
    '~/.cargo/git/{db,checkouts}/**',
    '/usr/local/cargo/git/{db,checkouts}/**',
    '~/.cargo/{.package-cache,.package-cache-mutate,.global-cache}',
    '/usr/local/cargo/{.package-cache,.package-cache-mutate,.global-cache}',
  ],
  envDirectories: {
    CARGO_HOME: ['registry/**', 'git/{db,checkouts}/**', '{.package-cache,.package-cache-mutate,.global-cache}'],
  },
  adviceForCommands: ['cargo'],
  why: 'The index, archives and their unpacked sources. Only compiling needs them.',
  remedy:
    'Build in one stage and copy only the program to the final one, or keep `/usr/local/cargo/registry` and `/usr/local/cargo/git` in cache mounts and end the RUN with `rm -f /usr/local/cargo/.global-cache`.',
  mounts: ['/usr/local/cargo/registry', '/usr/local/cargo/git', '~/.cargo/registry', '~/.cargo/git'],
  usedBy: [{ programs: ['cargo'] }],
  example: {
    before: 'RUN cargo build --release --locked',
    after:
      'RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/usr/local/cargo/git cargo build --release --locked',
  },
  references: ['https://doc.rust-lang.org/cargo/guide/cargo-home.html'],
  reports: [
    {
      files: {
        '/usr/local/cargo/registry/src/index-6f17/serde-1.0.200/src/lib.rs': 90000,
        '/root/.cargo/git/db/x/objects/pack/a.pack': 700,
      },
      bytes: 90700,
    },
    {
      files: { '/opt/cargo/registry/cache/x.crate': 70, '/opt/cargo/bin/cargo': 5 },
      env: ['CARGO_HOME=/opt/cargo'],
      bytes: 70,
    },
    { files: { '/root/.cargo/registry/index/x': 9 }, entrypoint: ['cargo', 'run'], bytes: 0, advice: 9 },
  ],
  ignores: [
    { files: { '/usr/local/cargo/bin/cargo': 900 }, because: 'program' },
    { files: { '/root/.cargo/config.toml': 900 }, because: 'configuration' },
  ],
});
