import { label } from './label.ts';

const LEAST = { files: 10, bytes: 1_000_000 };

export default label({
  id: 'recursive-metadata',
  title: 'Owner, mode or time changed in a later layer',
  severity: 'warn',
  when: 'The same content was stored again, and the layer does that to at least 10 files or 1 MB below one top directory.',
  why: 'chown, chmod and touch store each file again, even where nothing changes.',
  remedy: [
    'COPY --chown=<user>:<group> --chmod=<mode> <source> <destination>   # instead of chown or chmod later',
    '# files that a RUN writes: change them in that RUN, or switch with USER before it',
  ].join('\n'),
  test(file, image) {
    if (file.cause !== 'metadata' || image.isLinkedAgain(file)) return false;
    const { files, bytes } = image.rewrittenBeside(file);
    return files >= LEAST.files || bytes >= LEAST.bytes;
  },
});
