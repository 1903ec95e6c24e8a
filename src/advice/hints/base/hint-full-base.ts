import { hint } from '../hint.ts';

/** Packages of Debian's full images that the slim ones lack. */
const PACKAGES = [
  'build-essential',
  'gcc',
  'g++',
  'libc6-dev',
  'git',
  'mercurial',
  'subversion',
  'imagemagick',
  'default-libmysqlclient-dev',
  'libpq-dev',
];
const LEAST = 5;

export default hint({
  id: 'hint-full-base',
  title: 'the base image is the full variant, with build tools',
  severity: 'info',
  evidence: `The base image has at least ${LEAST} of the packages ${PACKAGES.map(name => `\`${name}\``).join(', ')} installed.`,
  explains: ['toolchain-in-image', 'dev-headers', 'static-libs'],
  remedy:
    'Start from the slim variant of the same image, as with `python:3.13-slim` instead of `python:3.13`. Compile what needs a compiler in a build stage.',
  about: 'image',
  test: ({ basePackages, found }) =>
    basePackages(PACKAGES).length >= LEAST
      ? { bytes: found('toolchain-in-image', 'dev-headers', 'static-libs') }
      : null,
  reports: [
    { packages: ['gcc', 'g++', 'libc6-dev', 'git', 'mercurial'], bytes: 0 },
    { packages: ['gcc', 'g++', 'libc6-dev', 'git', 'libpq-dev', 'x'], found: { 'dev-headers': 7 }, bytes: 7 },
  ],
  ignores: [
    { packages: ['gcc', 'g++', 'libc6-dev', 'git'], because: 'too few of them' },
    { packages: ['gcc', 'git', 'curl', 'make', 'perl'], because: 'slim images have the others too' },
  ],
});
