import type { CaseFile } from '../example-image.ts';
import { label } from './label.ts';

const LEAST = { files: 10, bytes: 1_000_000 };

/** For the cases: small files. */
const many = (count: number, more: Partial<CaseFile> = {}) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`/app/f${n}`, { bytes: 5, ...more }]));

export default label({
  id: 'recursive-metadata',
  title: 'Owner, mode or time changed in a later layer',
  severity: 'warn',
  before: ['hard-link-copy-up'],
  when: 'The same content was stored again, and the layer does that to at least 10 files or 1 MB below one top directory.',
  why: 'chown, chmod and touch store each file again, even if nothing changes.',
  remedy:
    'Set owner and mode where the files arrive, with `COPY --chown` and `COPY --chmod`. Change what a RUN writes in that RUN, or switch with `USER` before it.',
  test(file, image) {
    if (file.cause !== 'metadata' || image.isLinkedAgain(file)) return false;
    const { files, bytes } = image.rewrittenBeside(file);
    return files >= LEAST.files || bytes >= LEAST.bytes;
  },
  reports: [
    { layers: [{ files: many(10) }, { files: many(10, { mode: 0o600 }) }] },
    {
      layers: [{ files: { '/app/big': 1_000_000 } }, { files: { '/app/big': { bytes: 1_000_000, mode: 0o600 } } }],
    },
    {
      layers: [
        { files: { '/app/big': 1_000_000 }, hardLinks: { '/app/new': '/app/big' } },
        { files: { '/app/big': { bytes: 1_000_000, mode: 0o600 } }, hardLinks: { '/app/new': '/app/big' } },
      ],
    },
  ],
  ignores: [
    { layers: [{ files: many(9) }, { files: many(9, { mode: 0o600 }) }], because: 'a few small files' },
    {
      layers: [
        { files: { '/app/big': 1_000_000 } },
        { files: { '/app/big': 1_000_000 }, hardLinks: { '/app/new': '/app/big' } },
      ],
      because: 'the file only got one more name',
      instead: 'hard-link-copy-up',
    },
  ],
});
