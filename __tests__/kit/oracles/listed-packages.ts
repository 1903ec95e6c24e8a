/**
 * What package managers themselves say that their packages have, in a container of the image, and the bytes of that in the
 * exported file system. None of our code has a part in it.
 */
import type { Engine } from '../engines/engine.ts';
import type { ExportedFile } from './exported-files.ts';

export type ListingManager = 'dpkg' | 'apk' | 'pip' | 'npm';

/** Each package as a line `= NAME VERSION`, then absolute paths. Directories are resolved: `/bin/sh` is `/usr/bin/sh`. */
const LIST: Readonly<Record<Exclude<ListingManager, 'npm'>, string>> = {
  // A diverted file has a line of its own after it.
  dpkg: `dpkg-query -W -f '\${db:Status-Status} \${binary:Package} \${Package} \${Version}\\n' | sed -n 's/^installed //p' |
    while read id name version; do echo "= $name $version"; dpkg -L "$id"; done |
    sed -e 's/^diverted by .* to: //' -e '/^\\(package\\|locally\\) diverts/d'`,
  apk: `for name in $(apk info 2>/dev/null); do
    version=$(apk info -v 2>/dev/null | sed -n "s/^$name-\\([0-9].*\\)/\\1/p"); echo "= $name $version"
    apk info -L "$name" 2>/dev/null | sed -n '2,$ { /./ s,^,/,p }'; done`,
  pip: `pip list --format=freeze | sed 's/==/ /' | while read name version; do echo "= $name $version"
    pip show -f "$name" | awk '/^Location: /{at=$2} f{sub(/^ */,""); print at "/" $0} /^Files:/{f=1}'; done`,
};

/** Paths that end in a slash are directories, with all below them that no other package has. */
async function listing(on: Engine, image: string, manager: ListingManager): Promise<string[]> {
  const run = async (...command: string[]) => {
    const options = { maxBuffer: 1 << 28 };
    const { stdout } = await on.docker(['run', '--rm', '--network', 'none', image, ...command], options);
    return stdout.trim().split('\n');
  };
  if (manager !== 'npm') {
    const lines = `{ ${LIST[manager]}; } > /tmp/listed`;
    const resolved = `while read -r line; do case $line in =*) echo "$line";; *)
      d=\${line%/*}; if [ "$d" != "$last" ]; then last=$d; real=$(readlink -f "$d/" || echo "$d"); fi
      echo "$real/\${line##*/}";; esac; done < /tmp/listed`;
    return run('sh', '-c', `${lines}; ${resolved}`);
  }
  // `/app/node_modules/a:a@1.0.0`, or `:alias@npm:a@1.0.0`, also where a name starts with @. The project itself has no such folder.
  const found = await run('sh', '-c', 'npm ls --all --parseable --long; npm ls --all --global --parseable --long');
  return found.flatMap(line => {
    const [, path, name, version] = /^(.*\/node_modules\/[^:]*):(?:@?[^@:]+@npm:)?(@?[^@:]+)@([^:]*)/.exec(line) ?? [];
    return path === undefined ? [] : [`= ${name} ${version}`, `${path}/`];
  });
}

/** Bytes by `NAME VERSION`; a file that several packages list is the first one's. */
export async function listedPackages(
  on: Engine,
  image: string,
  { manager, files }: { manager: ListingManager; files: readonly ExportedFile[] },
): Promise<Map<string, number>> {
  const lines = await listing(on, image, manager);
  const folders = new Set(lines.filter(line => line.endsWith('/')));
  const byPath = filesByPath(files, folders);
  const bytes = new Map<string, number>();
  const taken = new Set<ExportedFile>();
  let current = '';
  for (const line of lines) {
    if (line.startsWith('= ')) current = line.slice(2);
    bytes.set(current, bytes.get(current) ?? 0);
    for (const file of byPath.get(line) ?? []) {
      if (taken.has(file)) continue;
      taken.add(file);
      bytes.set(current, (bytes.get(current) ?? 0) + file.bytes);
    }
  }
  return bytes;
}

/** Files by each of their paths, and by the innermost of the folders that they are in. */
function filesByPath(files: readonly ExportedFile[], folders: ReadonlySet<string>): Map<string, ExportedFile[]> {
  const found = new Map<string, ExportedFile[]>();
  const add = (key: string, file: ExportedFile) => found.set(key, [...(found.get(key) ?? []), file]);
  for (const file of files)
    for (const path of file.paths) {
      add(path, file);
      for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
        if (folders.has(path.slice(0, at + 1))) {
          found.get(path.slice(0, at + 1))?.push(file) ?? add(path.slice(0, at + 1), file);
          break;
        }
    }
  return found;
}
