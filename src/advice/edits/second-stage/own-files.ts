/** Which of the files that own instructions brought belong to the program at run time: data, and no sources or build results. */

import { matchText } from '../../../image/byte-path.ts';
import { textPathOf, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import { type Follower, follower } from '../../../stack/symlinks.ts';
import type { EditImage } from '../edit-image.ts';
import type { Copy } from './copies.ts';
import {
  ALL_COMPILED,
  type Compiled,
  compiledIn,
  directoriesOf,
  isDirectoryOfBuild,
  isOfBuild,
  type Names,
  namesIn,
  systemDirectories,
} from './file-kinds.ts';

export interface OwnFilesFacts {
  image: EditImage;
  env: ReadonlyMap<string, string>;
  /** Files that are copied anyway. */
  known: ReadonlySet<StackInode>;
  /** The container's own. */
  program: StackInode | null;
  /** Further files and directories that only builds read or write. */
  isBuilt?(path: string, beside: Names): boolean;
}

export interface OwnFiles {
  copies: Copy[];
  /** Files of own instructions that only builds and developers use, so that they are not copied. */
  left: StackInode[];
}

/** More files and directories than a person would copy one by one. */
const MOST_COPIES = 12;
const DEEPEST = 64;
/** Smaller files are no programs that a compiler made. */
const LEAST_PROGRAM = 65_536;

/** What to copy, and what not; a sentence if that is not sure. */
export function ownFiles(facts: OwnFilesFacts): OwnFiles | string {
  const search = new Search(facts);
  const { copies } = search.below(facts.image.root, { path: '', above: new Set(), depth: 0 });
  if (search.problem !== null) return search.problem;
  return copies.length > MOST_COPIES ? 'too many files lie beside its sources' : { copies, left: search.left };
}

interface Found {
  /** Whether all that is in it is data of own instructions, so that it is copied as a whole. */
  isWhole: boolean;
  copies: Copy[];
}

interface Where {
  path: string;
  /** What manifests in the directories above tell. */
  above: Compiled;
  depth: number;
}

interface Place extends Where {
  /** Names in the directory that has it. */
  beside: Names;
  compiled: Compiled;
}

const NOTHING: Found = { isWhole: false, copies: [] };

class Search {
  problem: string | null = null;
  readonly left: StackInode[] = [];
  readonly #facts: OwnFilesFacts;
  readonly #system: ReadonlySet<string>;
  /** Those that the base image has already. */
  readonly #baseDirectories: ReadonlySet<string>;

  readonly #follow: Follower;
  #copiedInto: ReadonlySet<string> | null = null;
  /** Directories in which RUNs work: compilers need no manifest there. */
  readonly #built: ReadonlySet<string>;

  constructor(facts: OwnFilesFacts) {
    this.#facts = facts;
    this.#follow = follower(facts.image.root);
    this.#system = systemDirectories(facts.env);
    const runs = facts.image.steps.filter(({ instruction }) => instruction.keyword === 'RUN');
    this.#built = new Set(runs.flatMap(({ workdir }) => workdir ?? []));
    this.#baseDirectories = directoriesIn(facts.image);
  }

  below(directory: StackNode, { path, above, depth }: Where): Found {
    if (depth > DEEPEST) this.problem ??= 'its directories are very deep';
    if (this.problem !== null) return NOTHING;
    const children = [...(directory.children?.values() ?? [])];
    const beside = namesIn(directory);
    const manifests = compiledIn(beside, above);
    const compiled = this.#built.has(path) ? ALL_COMPILED : manifests;
    const found = children.map(child =>
      this.#of(child, {
        path: `${path}/${matchText(child.name)}`,
        beside,
        compiled,
        above: manifests,
        depth: depth + 1,
      }),
    );
    const copies = found.flatMap(one => one.copies);
    if (found.some(({ isWhole }) => !isWhole)) return { isWhole: false, copies };
    const isOwn = directory.parent !== null && this.#isOwn(directory) && !this.#baseDirectories.has(path);
    if (!isOwn) return { isWhole: false, copies };
    return this.#wholeDirectory(directory, path, copies);
  }

  #of(node: StackNode, place: Place): Found {
    const { path } = place;
    if (node.children !== null) {
      if (this.#system.has(path) && !this.#hasCopied(node)) return NOTHING;
      return this.#isLeft(node, place) ? this.#leave(node) : this.below(node, place);
    }
    if (!this.#isOwn(node)) return NOTHING;
    return this.#file(node, place);
  }

  #isLeft(node: StackNode, place: Place): boolean {
    const { path, beside } = place;
    const facts = {
      ...{ ...place, isMade: this.#keyword(node) === 'RUN', inside: namesIn(node) },
      eachHas: (name: string) => directoriesOf(node).every(one => namesIn(one).has(name)),
    };
    return isDirectoryOfBuild(facts) || this.#facts.isBuilt?.(path, beside) === true;
  }

  #leave(node: StackNode): Found {
    const { known } = this.#facts;
    walk<StackNode>(node, one => {
      if (one.inode !== null && this.#isOwn(one) && !known.has(one.inode)) this.left.push(one.inode);
      return true;
    });
    return NOTHING;
  }

  #file(node: StackNode, place: Place): Found {
    const { path, beside } = place;
    const { known } = this.#facts;
    if (node.inode !== null && known.has(node.inode)) return NOTHING;
    const isCopied = this.#keyword(node) !== 'RUN';
    if (!isCopied && this.#isInSystem(path)) return NOTHING;
    if (isOfBuild({ ...place, isMade: !isCopied }) || this.#facts.isBuilt?.(path, beside)) return this.#leave(node);
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
