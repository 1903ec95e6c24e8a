import { label } from './label.ts';

const LEAST = 1_000_000;
const PART = 0.01;

export default label({
  id: 'small-change-big-file',
  title: 'A small change to a big file',
  severity: 'info',
  when: 'The file was overwritten, has at least 1 MB, and its size changed by less than 1 %.',
  why: 'A layer stores whole files: one more byte in a database or a log stores all of it again.',
  remedy: 'Write the file in one RUN: everything that fills a database, a log or an index belongs together.',
  test: ({ cause, bytes, successorBytes }) =>
    cause === 'overwritten' &&
    bytes >= LEAST &&
    successorBytes !== null &&
    Math.abs(successorBytes - bytes) < bytes * PART,
  reports: [
    { layers: [{ files: { '/srv/a.db': 1_000_000 } }, { files: { '/srv/a.db': 1_000_001 } }] },
    { layers: [{ files: { '/srv/a.db': 2_000_000 } }, { files: { '/srv/a.db': 1_990_000 } }] },
  ],
  ignores: [
    {
      layers: [{ files: { '/srv/a.db': 1_000_000 } }, { files: { '/srv/a.db': 1_020_000 } }],
      because: 'it grows by 2 %',
    },
    { layers: [{ files: { '/srv/a.db': 900_000 } }, { files: { '/srv/a.db': 900_001 } }], because: 'less than 1 MB' },
  ],
});
