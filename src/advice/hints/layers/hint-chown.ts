import { changesTree } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

export default hint({
  id: 'hint-chown',
  title: 'chown -R in a separate layer',
  severity: 'warn',
  before: ['hint-chmod'],
  evidence: 'The layer stores files of lower layers again with unchanged content.',
  explains: ['recursive-metadata'],
  remedy:
    'COPY --chown=<user>:<group> <source> <destination>   # or create the user first and switch with USER before writing',
  about: 'layer',
  test: ({ commands, wasted }) =>
    commands.some(command => changesTree(command, 'chown', 'chgrp')) ? ifAny(wasted('metadata')) : null,
  reports: [
    { does: 'RUN chown -R app:app /app', wasted: { metadata: 1 }, bytes: 1 },
    { does: 'RUN find /app -exec chown app {} +', wasted: { metadata: 1 }, bytes: 1 },
    { does: 'RUN chgrp --recursive 0 /app', wasted: { metadata: 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN chown app /app', wasted: { metadata: 1 }, because: 'one file' },
    { does: 'RUN chown -R app /app', wasted: { overwritten: 1 }, because: 'contents changed' },
  ],
});
