/** Python where only node-gyp uses it, which compiles packages of Node.js. */
import { matchText } from '../../../image/byte-path.ts';
import { walk } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { DebianImage } from '../recommends/debian-image.ts';

const NODE = /^(?:npm|npx|yarn|pnpm|node-gyp)$/;
const PYTHON = /^(?:python|pip|pipx|uv|poetry|pipenv|pdm|virtualenv)[\d.]*$/;
const MODULE = /\.pyc?$/;

/**
 * A RUN installs packages of Node.js, none starts Python, and no modules for it are in the image but those of Debian's packages and of
 * `node_modules`. What the container starts is looked at elsewhere: see `needed-packages.ts`.
 */
export function pythonIsForNode({ image, files }: DebianImage): boolean {
  const commands = image.steps.flatMap(({ instruction }) => image.commandsOf(instruction));
  if (!commands.some(({ name }) => NODE.test(name)) || commands.some(({ name }) => PYTHON.test(name))) return false;
  let hasModules = false;
  walk<StackNode>(image.root, node => {
    const { inode, name, children } = node;
    if (children !== null) return name !== 'node_modules' && !hasModules;
    const isOwn = inode !== null && inode.layer >= image.baseLayers && MODULE.test(matchText(name));
    // Python writes bytecode beside modules of packages.
    hasModules ||= isOwn && node.parent?.name !== '__pycache__' && files.ownerOf(node) === undefined;
    return true;
  });
  return !hasModules;
}
