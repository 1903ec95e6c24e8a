import { label } from './label.ts';

export default label({
  id: 'moved-tree',
  title: 'Files moved in a later layer',
  severity: 'warn',
  before: ['recursive-metadata'],
  when: 'The file was deleted by a layer that has a file of the same name, size and time at another path.',
  why: 'A move across layers is a copy: the layer below keeps the files at their old place.',
  remedy: 'Copy the files to their final place at once, or move them with `mv` in the RUN that writes them.',
  test: (file, image) => file.cause === 'deleted' && image.isMoved(file),
  reports: [
    {
      layers: [
        { files: { '/app/a': { bytes: 70, mtime: 1_700_000_000 } } },
        { deletes: ['/app'], files: { '/srv/app/a': { bytes: 70, mtime: 1_700_000_000 } } },
      ],
    },
    {
      layers: [
        { files: { '/app/a': { bytes: 70, mtime: 1_700_000_000, seed: 'a' } } },
        { deletes: ['/app/a'], files: { '/a': { bytes: 70, mtime: 1_700_000_000, seed: 'b' } } },
      ],
    },
  ],
  ignores: [
    {
      layers: [
        { files: { '/app/a': { bytes: 70, mtime: 1_700_000_000 } } },
        { deletes: ['/app'], files: { '/srv/app/a': { bytes: 70, mtime: 1_700_000_001 } } },
      ],
      because: 'the times differ',
    },
    {
      layers: [{ files: { '/app/a': 70 } }, { deletes: ['/app'], files: { '/srv/app/a': 70 } }],
      because: 'no times are recorded',
    },
  ],
});
