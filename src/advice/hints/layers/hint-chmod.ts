import { changesTree } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

export default hint({
  id: 'hint-chmod',
  title: 'chmod -R in a separate layer',
  severity: 'warn',
  evidence: 'The layer stores files of lower layers again with unchanged content.',
  explains: ['recursive-metadata'],
  remedy:
    'Set the mode where the files arrive, with `COPY --chmod`, or in the build context. Change what a RUN writes in that RUN.',
  about: 'layer',
  test: ({ commands, wasted }) =>
    commands.some(command => changesTree(command, 'chmod')) ? ifAny(wasted('metadata')) : null,
  reports: [
    { does: 'RUN chmod -vR g+rX /app', wasted: { metadata: 1 }, bytes: 1 },
    { does: 'RUN find /app -type f -exec chmod a-x {} +', wasted: { metadata: 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN chmod +x /app/a', wasted: { metadata: 1 }, because: 'one file' },
    { does: 'RUN chmod -R 7 /app', because: 'no lower file is stored again' },
  ],
});
