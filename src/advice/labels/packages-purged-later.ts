import { purges } from '../hints/commands.ts';
import { label } from './label.ts';

const LEAST = 1_000_000;

export default label({
  id: 'packages-purged-later',
  title: 'Packages that a later layer removes',
  severity: 'warn',
  when: 'The file was deleted by a layer whose command removes packages (`apt-get purge`, `apk del`, `dnf remove`, `pip uninstall`, `npm prune`) and that deletes at least 1 MB.',
  why: 'Removing packages in a layer of its own frees nothing: they stay in the layer that installed them.',
  remedy: [
    'RUN <install> && <use> && <remove>   # in one RUN, or install them in a build stage and COPY the result',
    '# measured: build-essential removed in the next layer leaves 339 MB behind',
  ].join('\n'),
  test: ({ cause, wastedIn }, image) =>
    cause === 'deleted' && image.commands(wastedIn).some(purges) && image.deletedBy(wastedIn) >= LEAST,
});
