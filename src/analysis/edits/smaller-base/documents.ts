/**
 * Documents and translations of packages that own instructions install: dpkg leaves them out on Debian's slim images, which all slim
 * siblings start from. https://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimify-excludes
 */
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { Packages } from '../../../packages/find-packages.ts';
import { textPathOf, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';

const TOP = /^\/usr\/share\/(?:doc|groff|info|linda|locale|man|lintian\/overrides)\//;
/** `.slimify-includes` */
const STAYS =
  /\/copyright$|^\/usr\/share\/(?:locale\/(?:all_languages|languages|locale\.alias|currency\/|l10n\/)|doc\/kde\/HTML\/C\/)/;

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
