import { rule } from '../rule.ts';

export default rule({
  id: 'static-libs',
  title: 'Static libraries',
  before: ['debug-symbols'],
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: ['/{usr/,usr/local/,}lib{,32,64}/**/*.a', '/opt/**/*.a'],
  not: [
    { glob: '/usr/local/go/**', why: 'toolchain-in-image' },
    { glob: '/**/rustlib/**', why: 'toolchain-in-image' },
    { glob: '/usr/lib/gcc/**', why: 'toolchain-in-image' },
    { glob: '/**/{site,dist}-packages/**', why: 'package content' },
    { glob: '/**/node_modules/**', why: 'package content' },
    { glob: '/**/gems/**', why: 'package content' },
  ],
  adviceWhenNamed: ['ld', 'lld', 'ld.bfd', 'ld.gold', 'ld.lld', 'ld.mold', '*-ld'],
  adviceWhenText:
    'The image has a linker: something called `ld`, `lld`, `ld.bfd`, `ld.gold`, `ld.lld` or `ld.mold`, or a name that ends in `-ld`.',
  evenIfReferenced: true,
  why: 'Only a linker can use them.',
  remedy:
    "End the RUN that installs with `find /usr/local/lib -name '*.a' -delete`, or build without them: `./configure --disable-static`.",
  usedBy: [
    {
      programs: [
        'ar',
        'c++',
        'cc',
        'clang',
        'clang++',
        'cmake',
        'g++',
        'gcc',
        'gfortran',
        'ld',
        'make',
        'meson',
        'ninja',
      ],
    },
    {
      programs: [
        'bundle',
        'cargo',
        'gem',
        'go',
        'npm',
        'pecl',
        'pip',
        'pip3',
        'pnpm',
        'python',
        'python3',
        'rustc',
        'uv',
        'yarn',
      ],
    },
  ],
  example: { before: 'RUN ./configure && make install', after: 'RUN ./configure --disable-static && make install' },
  references: ['https://github.com/docker-library/python/blob/master/Dockerfile-linux.template'],
  reports: [
    { files: { '/usr/lib/x86_64-linux-gnu/libc.a': 90000, '/usr/local/lib/libpython3.12.a': 700 }, bytes: 90700 },
    { files: { '/usr/lib/x86_64-linux-gnu/libc.a': 70, '/usr/bin/ld.bfd': 5 }, bytes: 0, advice: 70 },
  ],
  ignores: [
    { files: { '/usr/lib/x86_64-linux-gnu/libc.so.6': 900 }, because: 'shared library' },
    { files: { '/usr/lib/python3/dist-packages/numpy/core/lib/libnpymath.a': 900 }, because: 'package content' },
  ],
});
