/**
 * Documents and translations of packages that own instructions install: dpkg leaves them out on Debian's slim images, which all slim
 * siblings start from. https://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimify-excludes
 */
import type { Sibling } from '../../../advice/base-siblings.ts';
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { Command } from '../../../dockerfile/commands.ts';
import { environment } from '../../../image/config-paths.ts';
import type { ImageConfig } from '../../../image/types.ts';
import type { Packages } from '../../../packages/find-packages.ts';
import { textPathOf, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';

const TOP = /^\/usr\/share\/(?:doc|groff|info|linda|locale|man|lintian\/overrides)\//;
/** `.slimify-includes` */
const STAYS =
  /\/copyright$|^\/usr\/share\/(?:locale\/(?:all_languages|languages|locale\.alias|currency\/|l10n\/)|doc\/kde\/HTML\/C\/)/;

/** Names of all of them. */
const DOCUMENTS = /\/usr\/share\/(?:doc|groff|info|locale|man)\b/;
/** They make room for documents, or take them away. */
const NO_READERS = /^(?:rm|mkdir|rmdir|touch|find|test|\[)$/;

export function leavesDocumentsOut({ kind }: Pick<Sibling, 'kind'>): boolean {
  return kind === 'slim' || kind === 'undocumented';
}

/** Whether a command reads what a slim base has not. */
export function readsDocuments({ name, args }: Command): boolean {
  return !NO_READERS.test(name) && args.some(arg => DOCUMENTS.test(arg));
}

/** The variable that asks for another language than English, if one does: `LANG is de_DE.UTF-8`. */
export function translation(config: ImageConfig): string | null {
  const variables = environment(config);
  const found = ['LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'].find(
    name => !/^(?:$|C\b|POSIX$|en(?:$|[_.@:]))/.test(variables.get(name) ?? ''),
  );
  return found === undefined ? null : `${found} is ${variables.get(found)}`;
}

export function ownDocuments({ root, baseLayers }: EditImage, packages: Packages): Set<StackInode> {
  const found = new Set<StackInode>();
  const share = root.children?.get('usr')?.children?.get('share');
  if (share === undefined) return found;
  walk<StackNode>(share, node => {
    const { inode } = node;
    if (inode === null || inode.layer < baseLayers || inode.size === 0) return true;
    const path = textPathOf(node);
    if (TOP.test(path) && !STAYS.test(path) && packages.ownerOf(inode)?.manager === 'dpkg') found.add(inode);
    return true;
  });
  return found;
}
