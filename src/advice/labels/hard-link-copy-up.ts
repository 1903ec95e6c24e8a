import { label } from './label.ts';

export default label({
  id: 'hard-link-copy-up',
  title: 'A hard link to a file of a lower layer',
  severity: 'info',
  when: 'The same content was stored again with owner, mode and time unchanged, and the layer has a hard link to it.',
  why: 'A link across layers copies the file into the new layer first.',
  remedy: 'RUN <what writes the file> && ln <file> <name>   # in one RUN, or ln -s',
  test: (file, image) => file.cause === 'metadata' && image.isLinkedAgain(file),
});
