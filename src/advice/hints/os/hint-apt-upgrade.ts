import { upgrades } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

export default hint({
  id: 'hint-apt-upgrade',
  title: 'all packages are upgraded in a layer',
  severity: 'info',
  evidence: 'The layer overwrites or deletes at least 1 MB of lower layers.',
  explains: ['package-upgrade'],
  remedy:
    'Build on a newer base image instead: `docker build --pull`, or a newer digest in `FROM`. Security fixes that the base does not have yet may justify an upgrade.',
  about: 'layer',
  test: ({ commands, wasted }) => (commands.some(upgrades) ? ifAny(wasted('overwritten', 'deleted'), 1_000_000) : null),
  reports: [
    { does: 'RUN apt-get update && apt-get -y upgrade', wasted: { overwritten: 1_000_000 }, bytes: 1_000_000 },
    { does: 'RUN apk upgrade --no-cache', wasted: { deleted: 1_000_000 }, bytes: 1_000_000 },
    { does: 'RUN dnf -y update && dnf clean all', wasted: { overwritten: 1_000_000 }, bytes: 1_000_000 },
    { does: 'RUN zypper --non-interactive dup', wasted: { overwritten: 1_000_000 }, bytes: 1_000_000 },
  ],
  ignores: [
    {
      does: 'RUN apt-get -y upgrade',
      wasted: { overwritten: 999_999, metadata: 1_000_000 },
      because: 'little was replaced',
    },
    { does: 'RUN dnf -y update openssl', wasted: { overwritten: 1_000_000 }, because: 'one package' },
    { does: 'RUN apt-get install -y x', wasted: { overwritten: 1_000_000 }, because: 'no upgrade' },
  ],
});
