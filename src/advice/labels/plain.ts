import { label } from './label.ts';

export default label({
  id: 'plain',
  title: 'Files that a later layer deletes or replaces',
  severity: 'info',
  last: true,
  when: 'No other label fits.',
  why: 'A layer only adds: files that a later layer deletes or replaces stay in the image.',
  remedy: 'RUN <what writes the files> && <what changes or deletes them>   # in one RUN',
  test: () => true,
  reports: [
    { layers: [{ files: { '/app/a': 70 } }, { deletes: ['/app/a'] }] },
    { layers: [{ files: { '/app/a': 70 } }, { files: { '/app/a': 99 } }] },
  ],
  ignores: [
    {
      layers: [{ files: { '/var/lib/dpkg/status': 90 } }, { files: { '/var/lib/dpkg/status': 99 } }],
      because: 'another label fits',
      instead: 'state-rewrite',
    },
    {
      layers: [{ files: { '/app/.env': 90 } }, { deletes: ['/app/.env'] }],
      because: 'another label fits',
      instead: 'secret-deleted-later',
    },
  ],
});
