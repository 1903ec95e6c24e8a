import { rule } from '../rule.ts';

const MIN_SIZE = 1_048_576;

export default rule({
  id: 'archive-left',
  title: 'Large archive, apparently not unpacked',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['/**/*.{tar,tar.gz,tgz,tar.xz,txz,tar.bz2,tbz2,tar.zst,zip,7z,rar}', '/usr/src/php.tar.xz'],
  not: [
    { glob: '/usr/{share,lib,lib64,libexec}/**', why: 'distribution data' },
    { glob: '/**/node_modules/**', why: 'package content' },
    { glob: '/**/{site,dist}-packages/**', why: 'package content' },
    { glob: '/**/gems/**', why: 'package content' },
    { glob: '/**/nltk_data/**', why: 'data' },
    { glob: '/**/.yarn/**', why: 'yarn rules' },
    { glob: '/**/python[0-9]*.zip', why: 'zipimport' },
  ],
  when: ({ size }) => size >= MIN_SIZE,
  whenText: 'The archive has at least 1048576 bytes.',
  why: 'It may be data that a program reads. `/usr/src/php.tar.xz` belongs to the official PHP image, which unpacks it to build extensions; only a smaller base avoids it.',
  remedy:
    'If only the build needs the archive, delete it with `rm` in the RUN that fetches it, or read it with `RUN --mount=type=bind` from the context or another stage instead of copying it.',
  example: {
    before: 'COPY --from=fetch /dl/dataset.tar.gz /tmp/',
    after: 'RUN --mount=type=bind,from=fetch,source=/dl,target=/dl tar -xzf /dl/dataset.tar.gz -C /opt',
  },
  keep: 'Name the archive as `path`, so that others are still reported.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#run---mounttypebind',
    'https://github.com/docker-library/php',
  ],
  reports: [
    { files: { '/srv/dump.tar.gz': 9000000, '/usr/src/php.tar.xz': 12000000 }, bytes: 21000000 },
    { files: { '/data/a.7z': 1048576, '/data/b.7z': 1048575 }, bytes: 1048576 },
  ],
  ignores: [
    { files: { '/usr/share/dict/words.tar.gz': 900 }, because: 'distribution data' },
    { files: { '/srv/a.tar.gz': 900000 }, because: 'too small to bother' },
  ],
});
