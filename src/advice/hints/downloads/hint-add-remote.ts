import { copyOf } from '../copy.ts';
import { hint, ifAny } from '../hint.ts';

const ARCHIVE = /\.(?:zip|tgz|tbz2?|txz|tar(?:\.(?:gz|bz2|xz|zst))?)$/i;

export default hint({
  id: 'hint-add-remote',
  title: 'ADD of a remote archive, which is not unpacked',
  severity: 'info',
  evidence: 'The archive is in the layer.',
  explains: ['archive-unpacked', 'archive-left'],
  remedy:
    'Fetch and unpack the archive in one RUN, `curl -fsSL` piped into `tar -xz`. Or use `ADD` in a build stage, and copy what is unpacked there with `COPY --from`.',
  about: 'layer',
  test(layer) {
    if (layer.keyword !== 'ADD') return null;
    const remote = copyOf(layer)?.sources.filter(source => /^https?:\/\//.test(source)) ?? [];
    const names = remote.map(url => (url.split(/[?#]/, 1)[0] ?? '').split('/').at(-1) ?? '');
    return ifAny(layer.addedNamed(new Set(names.filter(name => ARCHIVE.test(name)))));
  },
  reports: [
    { does: 'ADD https://e.x/a.tar.gz?v=2 /opt/', adds: { '/opt/a.tar.gz': 9 }, bytes: 9 },
    { does: 'ADD --chmod=600 https://e.x/b.zip /opt/', adds: { '/opt/b.zip': 9 }, bytes: 9 },
  ],
  ignores: [
    { does: 'ADD https://e.x/a.tar.gz /opt/', adds: { '/opt/b.tar.gz': 9 }, because: 'another archive' },
    { does: 'ADD a.tar.gz /opt/', adds: { '/opt/a.tar.gz': 9 }, because: 'a local one is unpacked' },
    { does: 'ADD https://e.x/a.json /opt/', adds: { '/opt/a.json': 9 }, because: 'not an archive' },
  ],
});
