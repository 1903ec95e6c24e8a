/** Which Debian package has a program, by the name under which it is started. */
import type { RecordReader } from '../../../packages/record-reader.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';

const DIRECTORIES = ['usr/local/bin', 'usr/local/sbin', 'usr/bin', 'usr/sbin', 'bin', 'sbin', 'usr/games'];
const MOST_LINKS = 8;

export class ProgramOwners {
  readonly #owners = new Map<string, Set<string>>();

  /** @param ownerOf the package that lists a name */
  constructor(image: Pick<RecordReader, 'at' | 'directory'>, ownerOf: (node: StackNode) => string | undefined) {
    for (const path of DIRECTORIES)
      for (const [name, node] of image.directory(path)?.children ?? []) {
        for (const owner of ownersOf(node, { image, ownerOf })) {
          const all = this.#owners.get(name) ?? new Set();
          this.#owners.set(name, all.add(owner));
        }
      }
  }

  /** Packages with a program whose name is a word of one of the texts. */
  mentionedIn(texts: readonly string[]): Set<string> {
    const words = new Set(texts.flatMap(text => text.split(/[^\w.+@[-]+/)));
    return new Set([...words].flatMap(word => [...(this.#owners.get(word) ?? [])]));
  }
}

interface Image {
  image: Pick<RecordReader, 'at'>;
  ownerOf(node: StackNode): string | undefined;
}

/** The owner of a name, and of what it leads to: `/usr/bin/nc` → `/etc/alternatives/nc` → `/bin/nc.openbsd`. */
function ownersOf(from: StackNode, { image, ownerOf }: Image): string[] {
  const owners: string[] = [];
  let node: StackNode | null = from;
  for (let links = 0; node !== null && links < MOST_LINKS; links++) {
    const owner = ownerOf(node);
    if (owner !== undefined) owners.push(owner);
    const { link, parent }: StackNode = node;
    node = link === null ? null : image.at(link.startsWith('/') ? link : `${directoryOf(parent)}/${link}`);
  }
  return owners;
}

function directoryOf(node: StackNode | null): string {
  return node === null || node.parent === null ? '' : `${directoryOf(node.parent)}/${node.name}`;
}
