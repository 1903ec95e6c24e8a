import { pathOf } from '../../stack/file-tree.ts';
import { detector, type Found } from './detector.ts';

const LEAST = 1_000_000;

export default detector({
  id: 'sparse-entry',
  title: 'Sparse files whose holes count',
  severity: 'info',
  when: 'A visible file is stored as a sparse entry, and its size exceeds the bytes stored by at least 1 MB. The bytes are the difference.',
  why: 'The image’s size counts the whole file, as docker does. A download does not contain the holes, but some engines and copies fill them.',
  remedy: 'Create the file when the container starts, or empty it with `truncate -s 0` in the RUN that writes it.',
  find: ({ large, layers }) =>
    large.flatMap(({ node, inode: { layer, entry, size } }): Found[] => {
      const bytes = size - (layers[layer]?.index.stored(entry) ?? size);
      return bytes < LEAST ? [] : [{ path: pathOf(node), bytes, layer, files: 1 }];
    }),
  reports: [
    { layers: [{ files: { '/f': { bytes: 3_000_000, stored: 4096 } } }], bytes: 2_995_904, paths: ['/f'] },
    { layers: [{ files: { '/var/log/lastlog': { bytes: 1_004_096, stored: 4096 } } }], bytes: 1_000_000 },
  ],
  ignores: [
    { layers: [{ files: { '/f': { bytes: 1_004_095, stored: 4096 } } }], because: 'small holes' },
    { layers: [{ files: { '/f': 3_000_000 } }], because: 'no holes' },
  ],
});
