import { deletes } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

export default hint({
  id: 'hint-rm-later',
  title: 'a layer that only deletes',
  severity: 'warn',
  evidence: 'The layer deletes files of lower layers and adds less than 1 MB.',
  explains: ['cache-deleted-later', 'archive-deleted-later', 'secret-deleted-later', 'plain'],
  remedy:
    'Move the `rm` to the end of the RUN that writes the files. If a `COPY` brings them, list them in .dockerignore.',
  about: 'layer',
  test: ({ commands, bytes, wasted }) =>
    commands.length > 0 && commands.every(deletes) && bytes < 1_000_000 ? ifAny(wasted('deleted')) : null,
  reports: [
    { does: 'RUN rm -rf /a && apt-get clean', wasted: { deleted: 1 }, bytes: 1 },
    { does: 'RUN find / -name x -delete', wasted: { deleted: 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN make && rm -rf /a', wasted: { deleted: 1 }, because: 'it does something else too' },
    { does: 'RUN rm -rf /a', because: 'it deletes nothing of lower layers' },
    { does: 'RUN rm -rf /a', wasted: { deleted: 1 }, adds: { '/b': 1_000_000 }, because: 'the layer adds files' },
    { does: 'COPY a b', wasted: { deleted: 1 }, because: 'no command' },
  ],
});
