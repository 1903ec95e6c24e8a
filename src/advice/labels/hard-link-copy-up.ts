import { label } from './label.ts';

export default label({
  id: 'hard-link-copy-up',
  title: 'A hard link to a file of a lower layer',
  severity: 'info',
  before: ['state-rewrite'],
  when: 'The same content was stored again with owner, mode and time unchanged, and the layer has a hard link to it.',
  why: 'A link across layers copies the file into the new layer first.',
  remedy: 'Make the link with `ln` in the RUN that writes the file, or use a symbolic one: `ln -s`.',
  test: (file, image) => file.cause === 'metadata' && image.isLinkedAgain(file),
  reports: [
    {
      layers: [
        { files: { '/app/big': 1_000_000 } },
        { files: { '/app/big': 1_000_000 }, hardLinks: { '/app/new': '/app/big' } },
      ],
    },
    // The new name comes first in the tar.
    {
      layers: [
        { files: { '/app/big': { bytes: 1_000_000, seed: 'a' } } },
        { files: { '/app/a': { bytes: 1_000_000, seed: 'a' } }, hardLinks: { '/app/big': '/app/a' } },
      ],
    },
  ],
  ignores: [
    {
      layers: [
        { files: { '/app/big': 1_000_000 }, hardLinks: { '/app/new': '/app/big' } },
        { files: { '/app/big': { bytes: 1_000_000, mode: 0o600 } }, hardLinks: { '/app/new': '/app/big' } },
      ],
      because: 'the mode changes',
      instead: 'recursive-metadata',
    },
    {
      layers: [
        { files: { '/app/big': 1_000_000 } },
        { files: { '/app/big': 1_200_000 }, hardLinks: { '/app/new': '/app/big' } },
      ],
      because: 'the content changes',
    },
  ],
});
