import { label } from './label.ts';

export default label({
  id: 'plain',
  title: 'Files that a later layer deletes or replaces',
  severity: 'info',
  last: true,
  when: 'No other label fits.',
  why: 'A layer only adds: files that a later layer deletes or replaces stay in the image.',
  remedy:
    'Change or delete the files in the RUN that writes them. If a `COPY` brings them, list them in .dockerignore or change them in the build context.',
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
