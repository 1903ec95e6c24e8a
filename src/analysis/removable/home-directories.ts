/** Home directories beyond the usual ones, for the macros of rules' globs. */

import { directory, environment } from '../../image/config-paths.ts';
import type { SmallFile } from '../../image/small-file.ts';
import type { ImageConfig } from '../../image/types.ts';
import { nodeAt, type TreeNode } from '../../stack/file-tree.ts';

/** Where accounts and their home directories are. */
export const ACCOUNTS: SmallFile = { name: 'passwd', folder: /^etc$/, most: 262_144 };

/** Homes that service accounts have and that hold no caches. */
const NO_HOMES = new Set(['/bin', '/sbin', '/usr/sbin', '/dev', '/proc', '/nonexistent', '/run']);

/** Every `~` and `$CACHE` has them already. */
const USUAL = /^\/(?:root|home\/[^/]+)$/;

/** What a rule can find in a home: hidden names, and the few that tools write openly. */
const OF_A_TOOL = /^\.|^go$|conda|mamba|miniforge/;

/** Each home makes the patterns of nearly all rules longer; real images have one or two with anything in them. */
const MAX_HOMES = 16;

interface Facts {
  config: Pick<ImageConfig, 'env'>;
  /** Text of `/etc/passwd`; null if the image does not have the file. */
  passwd: string | null;
}

/** `HOME` of the config and the homes of `/etc/passwd` in which something can be found, without the usual ones. */
export function homesOf(root: TreeNode, { config, passwd }: Facts): string[] {
  const accounts = (passwd ?? '').split('\n').map(line => line.split(':')[5] ?? '');
  const named = [environment(config).get('HOME') ?? '', ...accounts].flatMap(text => directory(text) ?? []);
  const found = new Set<string>();
  for (const home of named) {
    if (found.size === MAX_HOMES) break;
    if (NO_HOMES.has(home) || home.startsWith('/run/') || USUAL.test(home) || found.has(home)) continue;
    const names = [...(nodeAt(root, home)?.children?.keys() ?? [])];
    if (names.some(name => OF_A_TOOL.test(name))) found.add(home);
  }
  return [...found];
}
