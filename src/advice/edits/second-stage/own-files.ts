/** Which of the files that own instructions brought belong to the program at run time: data, and no sources or build results. */

import { matchText } from '../../../image/byte-path.ts';
import { textPathOf } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import { type Follower, follower } from '../../../stack/symlinks.ts';
import type { EditImage } from '../edit-image.ts';
import type { Copy } from './copies.ts';
import { isBuildFile, isSourceFile, systemDirectories } from './file-kinds.ts';

export interface OwnFilesFacts {
  image: EditImage;
  env: ReadonlyMap<string, string>;
  /** Files that are copied anyway. */
  known: ReadonlySet<StackInode>;
  /** The container's own. */
  program: StackInode | null;
  /** Further files and directories that only builds read or write. */
  isBuilt?(path: string): boolean;
}

/** More files and directories than a person would copy one by one. */
const MOST_COPIES = 12;
const DEEPEST = 64;
/** Smaller files are no programs that a compiler made. */
const LEAST_PROGRAM = 65_536;

/** What to copy; a sentence if that is not sure. */
export function ownFiles(facts: OwnFilesFacts): Copy[] | string {
  const search = new Search(facts);
  const found = search.below(facts.image.root, '', 0).copies;
  if (search.problem !== null) return search.problem;
  return found.length > MOST_COPIES ? 'too many files lie beside its sources' : found;
}

interface Found {
  /** Whether all that is in it is data of own instructions, so that it is copied as a whole. */
  isWhole: boolean;
  copies: Copy[];
}

const NOTHING: Found = { isWhole: false, copies: [] };

class Search {
  problem: string | null = null;
  readonly #facts: OwnFilesFacts;
  readonly #system: ReadonlySet<string>;
  /** Those that the base image has already. */
  readonly #baseDirectories: ReadonlySet<string>;

  readonly #follow: Follower;
  #copiedInto: ReadonlySet<string> | null = null;

  constructor(facts: OwnFilesFacts) {
    this.#facts = facts;
    this.#follow = follower(facts.image.root);
    this.#system = systemDirectories(facts.env);
    this.#baseDirectories = directoriesIn(facts.image);
  }

  below(directory: StackNode, path: string, depth: number): Found {
    if (depth > DEEPEST) this.problem ??= 'its directories are very deep';
    if (this.problem !== null) return NOTHING;
    const children = [...(directory.children?.values() ?? [])];
    const found = children.map(child => this.#of(child, `${path}/${matchText(child.name)}`, depth));
    const copies = found.flatMap(one => one.copies);
    if (found.some(({ isWhole }) => !isWhole)) return { isWhole: false, copies };
    const isOwn = directory.parent !== null && this.#isOwn(directory) && !this.#baseDirectories.has(path);
    if (!isOwn) return { isWhole: false, copies };
    return this.#wholeDirectory(directory, path, copies);
  }

  #of(node: StackNode, path: string, depth: number): Found {
    const isSystem = this.#system.has(path);
    if (node.children !== null) {
      if (isSystem && !this.#hasCopied(node)) return NOTHING;
      return isBuildFile(path) || this.#facts.isBuilt?.(path) ? NOTHING : this.below(node, path, depth + 1);
    }
    if (!this.#isOwn(node)) return NOTHING;
    return this.#file(node, path);
  }

  #file(node: StackNode, path: string): Found {
    const { known } = this.#facts;
    if (node.inode !== null && known.has(node.inode)) return NOTHING;
    const isCopied = this.#keyword(node) !== 'RUN';
    if (!isCopied && this.#isInSystem(path)) return NOTHING;
    if (isSourceFile(path) || isBuildFile(path) || this.#facts.isBuilt?.(path)) return NOTHING;
    // Where it was compiled.
    if (!isCopied && this.#isCopyOfProgram(node)) return NOTHING;
    if (!isCopied && this.#isProgram(node, path)) this.problem ??= `own instructions also make the program ${path}`;
    if (node.link !== null && this.#leadsToKnown(node)) return NOTHING;
    if (node.link !== null) this.problem ??= `${path} is a link`;
    const inodes = node.inode === null ? [] : [node.inode];
    return { isWhole: true, copies: [{ path, isDirectory: false, owner: null, inodes, why: 'a file of the program' }] };
  }

  /** Builders keep the owner of what is in a directory, but give the directory itself to root, unless they are told. */
  #wholeDirectory(node: StackNode, path: string, copies: readonly Copy[]): Found {
    const layer = this.#facts.image.layers[node.layer];
    const [uid, gid] = node.entry < 0 ? [0, 0] : [layer?.uid(node.entry) ?? 0, layer?.gid(node.entry) ?? 0];
    const mode = node.entry < 0 ? 0o755 : (layer?.mode(node.entry) ?? 0o755);
    const owner = uid === 0 && gid === 0 ? null : `${uid}:${gid}`;
    const inodes = copies.flatMap(one => one.inodes);
    if ((mode & 0o002) !== 0) this.problem ??= `all users may write to ${path}`;
    const owners = new Set([...copies.map(one => one.owner), ...inodes.map(inode => this.#ownerOf(inode))]);
    if (owner !== null && [...owners].some(one => one !== null && one !== owner))
      this.problem ??= `files of several users are in ${path}`;
    if (owner === null && copies.some(one => one.owner !== null)) return { isWhole: false, copies: [...copies] };
    const why = inodes.length === 0 ? 'a directory that own instructions make' : 'files of the program';
    return { isWhole: true, copies: [{ path, isDirectory: true, owner, inodes, why }] };
  }

  #ownerOf({ layer, entry }: StackInode): string | null {
    const index = this.#facts.image.layers[layer];
    const [uid, gid] = [index?.uid(entry) ?? 0, index?.gid(entry) ?? 0];
    return uid === 0 && gid === 0 ? '0:0' : `${uid}:${gid}`;
  }

  #isOwn(node: StackNode): boolean {
    return node.layer >= this.#facts.image.baseLayers;
  }

  /** Such as `libx.so`, which leads to the library that is copied under the name that the program needs. */
  #leadsToKnown(node: StackNode): boolean {
    const inode = (this.#follow.link(node) as StackNode | null)?.inode ?? null;
    return inode !== null && this.#facts.known.has(inode);
  }

  #keyword({ layer }: StackNode): string {
    return this.#facts.image.stepOf(layer)?.instruction.keyword ?? 'RUN';
  }

  #isInSystem(path: string): boolean {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      if (this.#system.has(path.slice(0, end))) return true;
    return false;
  }

  /** Whether a COPY or ADD put anything below the directory. */
  #hasCopied(directory: StackNode): boolean {
    this.#copiedInto ??= copiedInto(this.#facts.image);
    return this.#copiedInto.has(textPathOf(directory));
  }

  /** By its content, or where that was not hashed by its size. */
  #isCopyOfProgram({ inode }: StackNode): boolean {
    const { program, image } = this.#facts;
    if (inode === null || program === null || inode.size !== program.size) return false;
    const hash = ({ layer, entry }: StackInode) => image.layers[layer]?.hash(entry);
    const [one, other] = [hash(inode), hash(program)];
    return one === undefined || other === undefined || one === other;
  }

  #isProgram(node: StackNode, path: string): boolean {
    const index = this.#facts.image.layers[node.layer];
    const mode = node.entry < 0 ? 0 : (index?.mode(node.entry) ?? 0);
    const name = path.slice(path.lastIndexOf('/') + 1);
    return (mode & 0o111) !== 0 && node.inode !== null && node.inode.size >= LEAST_PROGRAM && !name.includes('.');
  }
}

function directoriesIn({ layers, baseLayers }: EditImage): Set<string> {
  const found = new Set<string>();
  for (const layer of layers.slice(0, baseLayers))
    for (let entry = 0; entry < layer.length; entry++)
      if (layer.type(entry) === 'dir') found.add(`/${matchText(layer.path(entry))}`);
  return found;
}

/** Directories with a file of a COPY or ADD anywhere below. */
function copiedInto({ steps, filesOf }: EditImage): Set<string> {
  const found = new Set<string>();
  for (const { layer, instruction } of steps) {
    if (layer === null || !/^(?:COPY|ADD)$/.test(instruction.keyword)) continue;
    for (const file of filesOf(layer))
      for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
        const directory = file.slice(0, end);
        if (found.has(directory)) break;
        found.add(directory);
      }
  }
  return found;
}
