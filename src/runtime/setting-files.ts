/** Small files that say where a loader looks for libraries, and which distribution an image is. They are kept while layers are read. */
import type { BytePath } from '../image/byte-path.ts';
import { environment } from '../image/config-paths.ts';
import type { SmallFile } from '../image/small-file.ts';
import type { ImageConfig } from '../image/types.ts';
import { textOf } from '../stack/file-contents.ts';
import type { StackNode } from '../stack/merge/merged-tree.ts';
import { type Follower, follower } from '../stack/symlinks.ts';
import { Directories, MOST_DIRECTORIES } from './directories.ts';
import type { RuntimeImage } from './image.ts';
import type { SearchPaths } from './libraries/find-library.ts';
import { type Release, releaseOf } from './release.ts';

const MOST = 65_536;

export const SETTING_FILES: readonly SmallFile[] = [
  { name: 'os-release', folder: /^(?:etc|usr\/lib)$/, most: MOST },
  { name: 'ld.so.conf', folder: /^etc$/, most: MOST },
  { name: '', rest: /\.conf$/, folder: /^etc\/ld\.so\.conf\.d$/, most: MOST },
  { name: 'ld-musl-', rest: /^\w+\.path$/, folder: /^etc$/, most: MOST },
];

type Image = Pick<RuntimeImage, 'root' | 'layers'>;

/** Null if the image does not say. */
export function releaseIn(image: Image): Release | null {
  const textAt = textsIn(image, follower(image.root));
  return releaseOf(textAt('/etc/os-release') ?? textAt('/usr/lib/os-release') ?? '');
}

/** Where loaders look for libraries of every program. */
export function searchPaths(config: Pick<ImageConfig, 'env'>, image: Image): SearchPaths {
  const follow = follower(image.root);
  const textAt = textsIn(image, follow);
  const namesIn = (folder: string) => [...(follow.path(folder)?.children?.keys() ?? [])];
  const set = environment(config).get('LD_LIBRARY_PATH') ?? '';
  const included = namesIn('/etc/ld.so.conf.d').filter(name => name.endsWith('.conf'));
  const [musl] = namesIn('/etc').filter(name => /^ld-musl-\w+\.path$/.test(name));
  const ownPath = musl === undefined ? null : textAt(`/etc/${musl}`);
  const configured: string[] = [];
  for (const path of ['/etc/ld.so.conf', ...included.sort().map(name => `/etc/ld.so.conf.d/${name}`)]) {
    // Of more than these, none is searched.
    if (configured.length > MOST_DIRECTORIES) break;
    for (const one of configuredDirectories([textAt(path) ?? ''])) configured.push(one);
  }
  return {
    directories: new Directories(image.root),
    environment: set.split(/[:;]/).filter(path => path.startsWith('/')),
    configured,
    musl: ownPath === null ? null : ownPath.split(/[:\n]/).filter(path => path.startsWith('/')),
  };
}

/** The directories in the text of an `ld.so.conf`; files that it includes are given by the caller. */
export function configuredDirectories(texts: readonly string[]): string[] {
  const lines = texts.flatMap(text => text.split('\n')).map(line => line.replace(/#.*/, '').trim());
  return lines.flatMap(line => (line.startsWith('/') ? line.split(/[\s:,]+/) : []));
}

function textsIn({ layers }: Image, follow: Follower): (path: BytePath) => string | null {
  return path => {
    const node = follow.path(path) as StackNode | null;
    return node === null ? null : textOf(layers)(node);
  };
}
