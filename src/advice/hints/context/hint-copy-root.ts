import { copyOf } from '../copy.ts';
import { hint, ifAny } from '../hint.ts';

export default hint({
  id: 'hint-copy-root',
  title: 'a whole file system is copied',
  severity: 'info',
  evidence:
    'The layer has at least 50 MB or overwrites at least 1 MB of lower files, and it is not the first: after `FROM scratch`, that is a deliberate squash.',
  explains: [],
  remedy: 'Copy only the paths that the program needs, each with a `COPY --from` of its own.',
  about: 'layer',
  test(layer) {
    const root = copyOf(layer)?.sources.some(source => source === '/' || source === '/.');
    if (!root || layer.index === 0) return null;
    return layer.bytes >= 50_000_000
      ? { bytes: layer.bytes }
      : ifAny(layer.wasted('overwritten', 'metadata'), 1_000_000);
  },
  reports: [
    { does: 'COPY / /', adds: { '/a': 50_000_000 }, bytes: 50_000_000 },
    { does: 'COPY --from=x / /x', adds: { '/a': 5 }, wasted: { overwritten: 1_000_000 }, bytes: 1_000_000 },
  ],
  ignores: [
    { does: 'COPY / /', adds: { '/a': 50_000_000 }, index: 0, because: 'a deliberate squash' },
    { does: 'COPY / /', adds: { '/a': 49_000_000 }, because: 'it is small and replaces nothing' },
    { does: 'COPY /app /', adds: { '/a': 50_000_000 }, because: 'one directory' },
  ],
});
