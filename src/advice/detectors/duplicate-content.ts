import { pathOf } from '../../stack/file-tree.ts';
import { detector, type Found } from './detector.ts';
import { ofRepeatedSize, sameContents } from './same-contents.ts';

const TIMEZONES = '/usr/share/zoneinfo/';

export default detector({
  id: 'duplicate-content',
  title: 'The same content at several paths',
  severity: 'info',
  when: 'Two or more visible files of at least 65,536 bytes have the same content. Hard links of one file, files below `/usr/share/zoneinfo` and files that a removable rule claims do not count. The bytes are those of all copies but one.',
  why: 'One copy with links to it is enough.',
  remedy:
    'Keep one copy and make the others links to it, with `ln -sf` in the RUN that writes them. From another stage, copy one and link to it.',
  async find(image) {
    const files = ofRepeatedSize(image.large).filter(
      ({ node }) => !image.isRemovable(node) && !pathOf(node).startsWith(TIMEZONES),
    );
    const groups = await sameContents(files, image.layers);
    return groups.flatMap(group => {
      const copies = group.map(
        ({ node, inode: { size, layer } }): Found => ({ path: pathOf(node), bytes: size, layer, files: 1 }),
      );
      // The copy in the lowest layer stays: later layers need not add it again.
      const [first, ...others] = copies.sort((a, b) => a.layer - b.layer || (a.path < b.path ? -1 : 1));
      return first === undefined ? [] : [{ ...first, bytes: 0 }, ...others];
    });
  },
  reports: [
    {
      layers: [
        { files: { '/a': { bytes: 65_536, seed: 's' }, '/b': 65_536 } },
        { files: { '/c': { bytes: 65_536, seed: 's' }, '/d/e': { bytes: 65_536, seed: 's' } } },
      ],
      bytes: 131_072,
      paths: ['/a', '/c', '/d/e'],
    },
    { layers: [{ files: { '/a': { bytes: 70_000, seed: 's' }, '/b': { bytes: 70_000, seed: 's' } } }], bytes: 70_000 },
  ],
  ignores: [
    {
      layers: [{ files: { '/a': { bytes: 65_535, seed: 's' }, '/b': { bytes: 65_535, seed: 's' } } }],
      because: 'small files',
    },
    { layers: [{ files: { '/a': 65_536 }, hardLinks: { '/b': '/a' } }], because: 'one file with two names' },
    {
      layers: [
        {
          files: {
            '/usr/share/zoneinfo/a': { bytes: 65_536, seed: 's' },
            '/usr/share/zoneinfo/b': { bytes: 65_536, seed: 's' },
          },
        },
      ],
      because: 'time zones',
    },
    {
      layers: [
        {
          files: {
            '/root/.cache/pip/a': { bytes: 65_536, seed: 's' },
            '/root/.cache/pip/b': { bytes: 65_536, seed: 's' },
          },
        },
      ],
      because: 'a rule removes both',
    },
    {
      layers: [
        {
          files: {
            '/a': { bytes: 120_001, holds: { is: 'zeros but for one byte', at: { 30000: '61' } } },
            '/b': { bytes: 120_001, holds: { is: 'zeros but for another byte', at: { 30000: '62' } } },
          },
        },
      ],
      because: 'they differ between the samples',
    },
  ],
});
