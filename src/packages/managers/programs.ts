/** Programs that list the modules they were made of. */
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { inOrder } from '../record-reader.ts';
import type { PackageImage, PackageRecord } from '../types.ts';

/** Of one program. Large ones have a thousand modules, which need six others on average. */
export const MOST_MODULES = 5000;
const MOST_NEEDS = 50_000;
/** Of all programs of an image: modules, what they need, and each hundred bytes of the lists. */
const MOST_LISTED = 250_000;

/** What a program lists. */
export interface Listed {
  packages: PackageRecord[];
  /** Of the text that was read. */
  bytes: number;
}

interface ListingProgram {
  /** The program. */
  record: StackNode;
  /** The section with the list. */
  modules: Buffer;
}

/**
 * The modules of all programs, for one manager. Programs that list too many are skipped, and so are those that come after too many.
 * @param listedIn null if a program lists too many
 */
export function inPrograms(image: PackageImage, listedIn: (program: ListingProgram) => Listed | null): PackageRecord[] {
  let left = MOST_LISTED;
  return programs(image).flatMap(program => {
    const listed = left > 0 && program.modules.length > 0 ? listedIn(program) : null;
    const needs = listed?.packages.reduce((sum, { depends }) => sum + depends.length, 0) ?? 0;
    left -= listed === null ? MOST_MODULES : listed.packages.length + needs + listed.bytes / 100;
    if (listed !== null && needs <= MOST_NEEDS && left >= 0) return listed.packages;
    image.skip(program.record);
    return [];
  });
}

/** Visible ones, in the order of their paths; each inode once. */
function programs({ layers, nodesOf }: PackageImage): ListingProgram[] {
  const found = new Map(layers.flatMap(layer => nodesOf(layer, layer.withModules())).map(node => [node.inode, node]));
  return inOrder([...found.values()]).flatMap(record => {
    const { inode } = record;
    const section = inode ? layers[inode.layer]?.modules(inode.entry) : undefined;
    return section === undefined ? [] : [{ record, modules: Buffer.from(section) }];
  });
}
