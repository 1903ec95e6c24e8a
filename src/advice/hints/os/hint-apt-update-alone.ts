import { aptInstalls, aptUpdates, upgrades } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

export default hint({
  id: 'hint-apt-update-alone',
  title: 'apt-get update in a separate layer',
  severity: 'warn',
  evidence: 'All bytes of the layer are below `/var/lib/apt` and `/var/cache/apt`.',
  explains: ['apt-lists', 'cache-deleted-later'],
  remedy:
    'Join `apt-get update` with `apt-get install` in one RUN that ends with `rm -rf /var/lib/apt/lists/*`. Alone, the update comes from the build cache, and later installs use old lists.',
  about: 'layer',
  test({ commands, bytes, added }) {
    if (!commands.some(aptUpdates) || commands.some(command => aptInstalls(command) || upgrades(command))) return null;
    return added(directory => /^var\/(?:lib|cache)\/apt(?:\/|$)/.test(directory)) === bytes ? ifAny(bytes) : null;
  },
  reports: [
    { does: 'RUN apt-get update', adds: { '/var/lib/apt/lists/x': 9, '/var/cache/apt/pkgcache.bin': 1 }, bytes: 10 },
    { does: 'RUN apt-get update && echo done', adds: { '/var/lib/apt/lists/x': 9 }, bytes: 9 },
  ],
  ignores: [
    {
      does: 'RUN apt-get update && apt-get install -y x',
      adds: { '/var/lib/apt/lists/x': 9 },
      because: 'it installs something',
    },
    {
      does: 'RUN apt-get update && make',
      adds: { '/var/lib/apt/lists/x': 9, '/opt/x': 1 },
      because: 'the layer has something else',
    },
    { does: 'RUN apt-get update', because: 'the layer is empty' },
  ],
});
