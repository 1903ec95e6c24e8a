/** Variables of the base image that the program may read, and the path on which it is found. */
import { bytesOf as pathBytes } from '../../../image/byte-path.ts';
import { DEFAULT_PATH, environment } from '../../../image/config-paths.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import { follower } from '../../../stack/symlinks.ts';
import { isBuildVariable } from './build-variables.ts';
import { type Carried, variablesIn } from './carried.ts';
import type { StageFacts } from './checks.ts';
import type { Copy } from './copies.ts';

const PLAIN_VALUE = /^[\w./:@%+,=-]*$/;

/** `ENV` lines for what the base image set, and for the path on which the program is found. */
export function settingsFor(
  { image, config, needs }: StageFacts,
  carried: Carried,
  copies: readonly Copy[],
): string[] | string {
  const own = new Set(
    image.steps.flatMap(({ instruction: { keyword, text } }) => (keyword === 'ENV' ? variablesIn(text) : [])),
  );
  const values = [...environment(config)].filter(([name]) => !isBuildVariable(name) && name !== 'PATH');
  const file = values.find(([, value]) => isMissingFile(value, image.root, copies));
  if (file !== undefined) return `${file[0]} names a file that is not copied`;
  const inherited = values.filter(([name]) => !own.has(name) && name !== 'HOME' && name !== 'GOLANG_VERSION');
  const odd = inherited.find(([, value]) => !PLAIN_VALUE.test(value));
  if (odd !== undefined) return `the base image sets ${odd[0]} to an odd value`;
  const { searched } = needs.program;
  const isOnPath = searched === null || DEFAULT_PATH.split(':').includes(searched) || carried.names.has('PATH');
  return [
    ...inherited.map(([name, value]) => `ENV ${name}=${value}`),
    ...(isOnPath ? [] : [`ENV PATH=${searched}:${DEFAULT_PATH}`]),
  ];
}

function isMissingFile(value: string, root: StackNode, copies: readonly Copy[]): boolean {
  const node = value.startsWith('/') ? (follower(root).path(pathBytes(value)) as StackNode | null) : null;
  return node?.inode != null && !copies.some(({ inodes }) => node.inode !== null && inodes.includes(node.inode));
}
