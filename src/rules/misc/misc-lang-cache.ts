import { rule } from '../rule.ts';

export default rule({
  id: 'misc-lang-cache',
  title: 'Elixir, Erlang, Dart, Zig, Nim, Swift and Conan caches',
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: [
    '~/.hex/{packages,cache.ets}',
    '~/.hex/packages/**',
    '$CACHE/{rebar3,zig,nim,hex,elixir_make,mix}/**',
    '~/.pub-cache/{hosted-hashes,log,git/cache,_temp}/**',
    '~/.swiftpm/cache/**',
    '$CACHE/org.swift.swiftpm/**',
    '~/{.conan/data/*/*/*/*/build,.conan/data/*/*/*/*/source,.conan2/p/b}/**',
  ],
  why: 'Archives of dependencies that are already compiled.',
  remedy:
    'Build in one stage and copy only the release to the final one, or delete the downloads in the RUN that fetches them: `rm -rf ~/.hex/packages ~/.cache/rebar3` for Elixir and Erlang, `rm -rf ~/.cache/zig` for Zig.',
  mounts: ['~/.hex/packages', '~/.cache/rebar3', '~/.cache/zig', '~/.cache/elixir_make', '~/.cache/org.swift.swiftpm'],
  usedBy: [{ programs: ['mix', 'rebar3', 'zig', 'swift', 'dart', 'flutter', 'nimble', 'conan'] }],
  example: {
    before: 'RUN mix deps.get --only prod && mix release',
    after: 'RUN --mount=type=cache,target=/root/.hex/packages mix deps.get --only prod && mix release',
  },
  references: [
    'https://hexdocs.pm/mix/Mix.Tasks.Release.html',
    'https://dart.dev/tools/pub/cmd/pub-cache',
    'https://docs.conan.io/2/',
  ],
  reports: [
    {
      files: {
        '/root/.hex/packages/hexpm/phoenix-1.7.tar': 90000,
        '/root/.cache/rebar3/hex/default/packages/x.tar': 700,
      },
      bytes: 90700,
    },
    { files: { '/root/.cache/zig/o/a': 70, '/root/.conan2/p/b/zlib1/b/x.o': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/root/.mix/archives/hex-2.1/hex-2.1/ebin/hex.app': 900 }, because: 'needed by mix' },
    {
      files: { '/root/.pub-cache/hosted/pub/args-2.4/lib/args.dart': 900 },
      because: 'read when Dart runs from source',
    },
  ],
});
