import { purges } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

export default hint({
  id: 'hint-purge-later',
  title: 'packages removed in a later layer',
  severity: 'warn',
  evidence: 'The layer deletes at least 1 MB that layers above the base image added.',
  explains: ['packages-purged-later'],
  remedy:
    'Install, use and remove the packages in one RUN, or install them in a build stage and copy the result with `COPY --from`.',
  about: 'layer',
  test: ({ commands, wastedOwn }) => (commands.some(purges) ? ifAny(wastedOwn('deleted'), 1_000_000) : null),
  reports: [
    { does: 'RUN apt-get purge -y gcc && apt-get autoremove', wasted: { deleted: 1_000_000 }, bytes: 1_000_000 },
    { does: 'RUN apk del .build', wasted: { deleted: 1_000_000 }, bytes: 1_000_000 },
    { does: 'RUN npm prune --omit=dev', wasted: { deleted: 1_000_000 }, bytes: 1_000_000 },
  ],
  ignores: [
    { does: 'RUN apk del .build', wasted: { deleted: 999_999 }, because: 'it deletes little' },
    { does: 'RUN rm -rf /usr', wasted: { deleted: 1_000_000 }, because: 'no package manager' },
  ],
});
