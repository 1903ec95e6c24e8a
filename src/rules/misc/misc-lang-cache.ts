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
  remedy: [
    'RUN --mount=type=cache,target=/root/.hex --mount=type=cache,target=/root/.cache/rebar3 mix deps.get --only prod && mix release',
    '# and copy only the release to the final stage: COPY --from=build /src/_build/prod/rel/APP /app',
  ].join('\n'),
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
