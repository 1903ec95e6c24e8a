import { pathOf } from '../../stack/file-tree.ts';
import type { CaseFile } from '../example-image.ts';
import { detector, type Found } from './detector.ts';

/** Where distribution packages install; /usr/local is not theirs. */
const SYSTEM = /^\/(?:usr\/(?!local\/)|bin\/|sbin\/|lib(?:32|64|x32)?\/)/;

/** For the cases: a little-endian ELF file of 64 bits. @param type 2 for a program */
const elf = (type: number, is = 'an ELF program with a symbol table of 5000 bytes'): CaseFile => ({
  bytes: 1_000_128,
  holds: {
    is,
    at: {
      0: '7f454c460201',
      16: `0${type}00`,
      40: '40420f0000000000',
      58: '40000200',
      1000068: '02000000',
      1000088: '6400000000000000',
      1000096: '8813000000000000',
    },
  },
});

export default detector({
  id: 'unstripped-elf',
  title: 'Programs with symbols and debug information',
  severity: 'info',
  when: 'A visible ELF program or shared object of at least 1 MB has a `.symtab` or `.debug_*` section. `*.o`, `*.ko` and `*.a` files do not count. Where distributions install (`/usr` without `/usr/local`, `/bin`, `/lib`), only files from a COPY or ADD count. The bytes are those of `.symtab`, its strings and `.debug_*`.',
  why: 'Only debuggers use them. Do not run strip on a program that carries a payload (AppImage, PyInstaller, single-file Node, Deno and Bun): it breaks. Build without symbols instead.',
  remedy:
    "Build without symbols: `go build -trimpath -ldflags='-s -w'` for Go, `strip = true` in the release profile of Cargo, `-s` for the linker in C and C++.",
  find: ({ large, layers, origins }) =>
    large.flatMap(({ node, inode: { layer, entry } }): Found[] => {
      const bytes = layers[layer]?.index.symbolBytes(entry) ?? 0;
      if (bytes === 0) return [];
      const path = pathOf(node);
      const { keyword = '' } = origins[layer]?.instruction ?? {};
      const isPackages = SYSTEM.test(path) && keyword !== 'COPY' && keyword !== 'ADD';
      return isPackages ? [] : [{ path, bytes, layer, files: 1 }];
    }),
  reports: [
    { layers: [{ files: { '/opt/app': elf(2) } }], bytes: 5000, paths: ['/opt/app'] },
    { layers: [{ files: { '/usr/local/bin/app': elf(2) } }], bytes: 5000 },
    { layers: [{ by: 'COPY app /usr/bin/ # buildkit', files: { '/usr/bin/app': elf(2) } }], bytes: 5000 },
  ],
  ignores: [
    { layers: [{ files: { '/usr/bin/app': elf(2) } }], because: 'a package installed it' },
    { layers: [{ files: { '/opt/app.ko': elf(2) } }], because: 'a kernel module' },
    { layers: [{ files: { '/opt/app': elf(1, 'an ELF object with such a table') } }], because: 'an object file' },
    { layers: [{ files: { '/opt/app': 1_000_000 } }], because: 'no program' },
  ],
});
