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
    'Set the owner where the files arrive, with `COPY --chown`. Change what a RUN writes in that RUN, or switch with `USER` before it.',
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
