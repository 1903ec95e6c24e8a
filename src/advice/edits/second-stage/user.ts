/** The user that the container's program runs as. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { textOf } from '../../../stack/file-contents.ts';
import { nodeAt } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { EditImage } from '../edit-image.ts';
import { isRootWithGroup } from '../root-user.ts';

export interface OwnUser {
  /** `1000:1000` */
  owner: string;
}

/** Null for root; a sentence if the user is not known. @param cut the last instruction that makes a layer */
export function ownUser(image: EditImage, cut: BuildStep): OwnUser | null | string {
  const written = image.steps.findLast(({ instruction }) => instruction.keyword === 'USER')?.body.trim() ?? cut.user;
  if (written === null || isRootWithGroup(written)) return null;
  const [user = '', group] = written.split(':');
  const accounts = nodeAt<StackNode>(image.root, '/etc/passwd');
  const text = accounts === undefined ? null : textOf(image.layers)(accounts);
  const rows = (text ?? '').split('\n').map(line => line.split(':'));
  const isNumber = /^\d+$/.test(user);
  const row = rows.find(([name, , uid]) => (isNumber ? uid === user : name === user));
  if (row === undefined && !isNumber) return `the user ${user} is not known`;
  const uid = isNumber ? user : (row?.[2] ?? '');
  const gid = group !== undefined && /^\d+$/.test(group) ? group : (row?.[3] ?? '0');
  return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? { owner: `${uid}:${gid}` } : `the user ${user} is not known`;
}
