import { label } from './label.ts';

export default label({
  id: 'moved-tree',
  title: 'Files moved in a later layer',
  severity: 'warn',
  when: 'The file was deleted by a layer that has a file of the same name, size and time at another path.',
  why: 'A move across layers is a copy: the layer below keeps the files at their old place.',
  remedy: 'COPY <source> <final place>   # or mv inside the RUN that wrote the files',
  test: (file, image) => file.cause === 'deleted' && image.isMoved(file),
});
