import { rule } from '../rule.ts';

export default rule({
  id: 'toolchain-in-image',
  title: 'Compilers, SDKs and build systems',
  before: ['dev-headers'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: [
    '/usr/lib/gcc/**',
    '/usr/libexec/gcc/**',
    '/usr/lib/{llvm-*,clang}/**',
    '/usr/lib/go-*/**',
    '/usr/share/go-*/**',
    '/usr/local/go/**',
    '/usr/lib/rustlib/**',
    '~/.rustup/toolchains/**',
    '/usr/local/rustup/toolchains/**',
    '/usr/{share,lib}/dotnet/{sdk,packs,templates,sdk-manifests}/**',
    '~/.dotnet/{sdk,packs}/**',
    '/usr/share/cmake*/**',
    '/usr/share/{maven,gradle}/**',
    '/opt/{gradle,maven,sbt,bazel}/**',
    '/usr/local/lib/ghc*/**',
    '/usr/lib/ghc/**',
    '/usr/lib/ocaml/**',
    '~/.ghcup/ghc/**',
    '/{usr/,usr/local/,}bin/{gcc*,g++*,cpp*,cc1*,ld.*,as,gfortran*,clang*,llvm-*,make,cmake,ninja,rustc,cargo,go,gofmt,javac,ghc*,ocamlopt*,*-linux-gnu-*}',
  ],
  not: [
    { glob: '/usr/lib/gcc/**/*.so', why: 'link stubs of runtime libraries' },
    { glob: '/usr/lib/gcc/**/*.so.*', why: 'runtime libraries (libgcc_s, libgomp, libgfortran on some distributions)' },
    { glob: '/usr/share/dotnet/shared/**', why: 'the runtime' },
    { glob: '/{usr/,}bin/asciidoctor', why: 'another program' },
  ],
  evenIfReferenced: true,
  why: 'Compiled programs do not need them. If the image is made for building, keep them with an ignore entry.',
  remedy:
    'Compile in a build stage and copy only the result to the final one. In a single stage, remove the compiler in the RUN that installs it: with `apt-get purge -y --auto-remove build-essential`, or with `apk del` of an `apk add --virtual` group.',
  example: {
    before: 'RUN apk add --no-cache build-base && make install',
    after: 'RUN apk add --no-cache --virtual .build build-base && make install && apk del .build',
  },
  keep: 'For an image that is made for building, one entry without `path` is enough.',
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  reports: [
    {
      files: {
        '/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus': 90000,
        '/usr/local/go/src/net/http/server.go': 700,
        '/usr/share/dotnet/sdk/9.0.100/Microsoft.Build.dll': 30,
        '/usr/bin/gcc-12': 5,
      },
      bytes: 90735,
    },
    {
      files: { '/usr/lib/llvm-14/lib/libLLVM.so.1': 70, '/usr/local/bin/cmake': 4 },
      links: { '/etc/alternatives/cc': '/usr/bin/gcc', '/usr/bin/gcc': 'gcc-12' },
      bytes: 74,
    },
  ],
  ignores: [
    { files: { '/usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.30': 900 }, because: 'runtime library' },
    {
      files: { '/usr/share/dotnet/shared/Microsoft.NETCore.App/9.0.0/System.Private.CoreLib.dll': 900 },
      because: 'runtime',
    },
    { files: { '/usr/lib/gcc/x86_64-linux-gnu/12/libgomp.so': 900 }, because: 'stub' },
  ],
});
