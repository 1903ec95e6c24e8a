/** Small files that say where a loader looks for libraries, and which distribution an image is. They are kept while layers are read. */
import { environment } from '../image/config-paths.ts';
import type { SmallFile } from '../image/small-file.ts';
import type { ImageConfig } from '../image/types.ts';
import { textOf } from '../stack/file-contents.ts';
import type { StackNode } from '../stack/merge/merged-tree.ts';
import { follower } from '../stack/symlinks.ts';
import type { SearchPaths } from './find-library.ts';
import type { RuntimeImage } from './image.ts';
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
  return releaseOf(textAt(image, '/etc/os-release') ?? textAt(image, '/usr/lib/os-release') ?? '');
}

/** Where loaders look for libraries of every program. */
export function searchPaths(config: Pick<ImageConfig, 'env'>, image: Image): SearchPaths {
  const set = environment(config).get('LD_LIBRARY_PATH') ?? '';
  const included = namesIn(image, '/etc/ld.so.conf.d').filter(path => path.endsWith('.conf'));
  const [musl] = namesIn(image, '/etc').filter(path => /\/ld-musl-\w+\.path$/.test(path));
  const ownPath = musl === undefined ? null : textAt(image, musl);
  return {
    environment: set.split(/[:;]/).filter(path => path.startsWith('/')),
    configured: configuredDirectories(
      ['/etc/ld.so.conf', ...included.sort()].flatMap(path => textAt(image, path) ?? []),
    ),
    musl: ownPath === null ? null : ownPath.split(/[:\n]/).filter(path => path.startsWith('/')),
  };
}

/** The directories in the text of an `ld.so.conf`; files that it includes are given by the caller. */
export function configuredDirectories(texts: readonly string[]): string[] {
  const lines = texts.flatMap(text => text.split('\n')).map(line => line.replace(/#.*/, '').trim());
  return lines.flatMap(line => (line.startsWith('/') ? line.split(/[\s:,]+/) : []));
}

function textAt({ root, layers }: Image, path: string): string | null {
  const node = follower(root).path(path) as StackNode | null;
  return node === null ? null : textOf(layers)(node);
}

function namesIn({ root }: Image, folder: string): string[] {
  const children = (follower(root).path(folder) as StackNode | null)?.children;
  return [...(children?.keys() ?? [])].map(name => `${folder}/${name}`);
}
