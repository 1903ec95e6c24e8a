import { label } from './label.ts';

export default label({
  id: 'plain',
  title: 'Files of a lower layer that are gone',
  severity: 'info',
  when: 'No other label fits.',
  why: 'A layer only adds: what a later one takes away or writes again stays in the image.',
  remedy: 'RUN <what writes the files> && <what changes or deletes them>   # in one RUN',
  test: () => true,
});
