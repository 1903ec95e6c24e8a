import { purges } from '../../hints/commands.ts';
import { label } from '../label.ts';

const LEAST = 1_000_000;

export default label({
  id: 'packages-purged-later',
  title: 'Packages that a later layer removes',
  severity: 'warn',
  before: ['moved-tree'],
  when: 'The file was deleted by a layer whose command removes packages (`apt-get purge`, `apk del`, `dnf remove`, `pip uninstall`, `npm prune`) and that deletes at least 1 MB.',
  why: 'Removing packages in a later layer frees nothing: they stay in the layer that installed them.',
  remedy:
    'Install, use and remove the packages in one RUN, or install them in a build stage and copy the result with `COPY --from`.',
  test: ({ cause, wastedIn }, image) =>
    cause === 'deleted' && image.commands(wastedIn).some(purges) && image.deletedBy(wastedIn) >= LEAST,
  reports: [
    {
      layers: [
        { by: 'RUN apt-get install -y gcc', files: { '/usr/lib/gcc/cc1': 2_000_000 } },
        { by: 'RUN /bin/sh -c apt-get purge -y gcc # buildkit', deletes: ['/usr/lib/gcc'] },
      ],
    },
    {
      layers: [
        { by: 'COPY /app /app # buildkit', files: { '/app/node_modules/x/index.js': 2_000_000 } },
        { by: 'RUN /bin/sh -c pnpm prune --prod # buildkit', deletes: ['/app/node_modules/x'] },
      ],
    },
  ],
  ignores: [
    {
      layers: [
        { files: { '/usr/lib/gcc/cc1': 999_999 } },
        { by: 'RUN apt-get purge -y gcc', deletes: ['/usr/lib/gcc'] },
      ],
      because: 'less than 1 MB',
    },
    {
      layers: [{ files: { '/usr/lib/gcc/cc1': 2_000_000 } }, { by: 'RUN make clean', deletes: ['/usr/lib/gcc'] }],
      because: 'no package manager',
    },
  ],
});
