import { rule } from '../rule.ts';

export default rule({
  id: 'rustup-leftovers',
  title: 'rustup downloads and books',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '~/.rustup/{downloads,tmp}/**',
    '/usr/local/rustup/{downloads,tmp}/**',
    '~/.rustup/toolchains/*/share/doc/**',
    '/usr/local/rustup/toolchains/*/share/doc/**',
  ],
  envDirectories: { RUSTUP_HOME: ['{downloads,tmp}/**', 'toolchains/*/share/doc/**'] },
  why: 'Partial downloads, and the HTML books of the default profile.',
  remedy:
    'Install Rust with `--profile minimal`, which leaves out the books, and also `clippy` and `rustfmt`. Or end the RUN that installs it with `rm -rf /usr/local/rustup/toolchains/*/share/doc`.',
  example: {
    before: 'RUN curl -fsSL https://sh.rustup.rs | sh -s -- -y',
    after: 'RUN curl -fsSL https://sh.rustup.rs | sh -s -- -y --profile minimal',
  },
  references: ['https://rust-lang.github.io/rustup/concepts/profiles.html'],
  reports: [
    {
      files: {
        '/usr/local/rustup/toolchains/stable-x86_64-unknown-linux-gnu/share/doc/rust/html/book/ch01.html': 90000,
      },
      bytes: 90000,
    },
    {
      files: { '/root/.rustup/downloads/x.partial': 70, '/opt/rustup/tmp/y': 3 },
      env: ['RUSTUP_HOME=/opt/rustup'],
      bytes: 73,
    },
  ],
  ignores: [
    {
      files: { '/usr/local/rustup/toolchains/stable-x86_64-unknown-linux-gnu/bin/rustc': 900 },
      because: 'toolchain-in-image',
    },
    { files: { '/root/.rustup/settings.toml': 90 }, because: 'configuration' },
  ],
});
