import { rule } from '../rule.ts';

export default rule({
  id: 'dev-headers',
  title: 'C and C++ headers',
  before: ['debug-symbols'],
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['/usr/include/**', '/usr/local/include/**', '/usr/lib{,64}/{*/,}perl{,5}/*/CORE/*.h'],
  not: [
    { glob: '/**/pyconfig*.h', why: '`sysconfig` reads it at run time' },
    { glob: '/usr/local/cuda*/**', why: 'NVRTC, Triton, CuPy compile at run time' },
  ],
  evenIfReferenced: true,
  why: 'Only compilers read them.',
  remedy:
    'Install packages whose names end in `-dev` or `-devel` in a build stage only, and in the final one just their libraries: `libpq5` instead of `libpq-dev`.',
  example: {
    before: 'RUN apt-get update && apt-get install -y --no-install-recommends libpq-dev && rm -rf /var/lib/apt/lists/*',
    after: 'RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*',
  },
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  reports: [
    { files: { '/usr/include/c++/12/vector': 90000 }, bytes: 90000 },
    { files: { '/usr/local/include/node/v8.h': 70, '/usr/lib/x86_64-linux-gnu/perl/5.36/CORE/perl.h': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/usr/include/python3.11/pyconfig.h': 900 }, because: 'read by Python' },
    { files: { '/usr/local/cuda/include/cuda.h': 900 }, because: 'JIT compilers' },
  ],
});
