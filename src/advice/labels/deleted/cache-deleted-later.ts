import { label } from '../label.ts';
import { ARCHIVES } from './archive-deleted-later.ts';

export default label({
  id: 'cache-deleted-later',
  title: 'A cache that a later layer empties',
  severity: 'warn',
  before: ['archive-deleted-later'],
  when: 'A removable rule other than those of `archive-deleted-later` owned the file while it was visible. The rule’s remedy is shown.',
  why: 'Deleting it in a later layer hides it, but the layer that wrote it keeps every byte.',
  remedy:
    'Delete the cache at the end of the RUN that fills it, or keep it out of the image with `RUN --mount=type=cache`.',
  test(file, image) {
    const rule = image.owner(file);
    return rule !== null && rule.bucket === 'removable' && !ARCHIVES.has(rule.id);
  },
  reports: [
    { layers: [{ files: { '/var/lib/apt/lists/x_Packages': 900 } }, { deletes: ['/var/lib/apt/lists'] }] },
    // The rule sees the image below, in which the archive is unpacked.
    { layers: [{ files: { '/opt/tool.tar.gz': 300_000, '/opt/tool/bin': 5 } }, { deletes: ['/opt'] }] },
  ],
  ignores: [
    { layers: [{ files: { '/app/cache/x': 900 } }, { deletes: ['/app/cache'] }], because: 'no rule owned the file' },
    {
      layers: [
        { files: { '/opt/tool.tar.gz': 300_000 } },
        { deletes: ['/opt/tool.tar.gz'], files: { '/opt/tool/bin': 5 } },
      ],
      because: 'only a later layer unpacks the archive',
      instead: 'archive-deleted-later',
    },
  ],
});
