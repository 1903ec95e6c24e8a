/** Scripts of an image that may start programs: their words say which packages are used. */
import type { SmallFile } from '../../../image/small-file.ts';

const MOST = 65_536;
/** Not those that packages bring along. */
const FOLDER = /^(?!(?:usr\/(?:share|lib|src)|var|etc|lib)(?:\/|$))(?!.*(?:node_modules|site-packages|vendor)(?:\/|$))/;

export const SCRIPTS: readonly SmallFile[] = [
  { name: '', rest: /\.(?:sh|bash)$/, folder: FOLDER, most: MOST },
  { name: '', rest: /entrypoint$/, folder: FOLDER, most: MOST },
  { name: 'Makefile', folder: FOLDER, most: MOST },
  { name: 'Procfile', folder: FOLDER, most: MOST },
];

/** Whether a file, by its path, is one of them. */
export function isScript(path: string): boolean {
  return /(?:\.(?:sh|bash)|entrypoint|\/Makefile|\/Procfile)$/.test(path);
}
