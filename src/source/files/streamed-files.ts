/** The documents and layers of an archive that was read as a stream. */
import { posix } from 'node:path';
import type { StreamRead } from '../../layer/layer-bytes.ts';
import { type FileSet, inMemory, type StoredBytes } from './files.ts';

/** Names are the archive's own, cleaned. */
export interface StreamedContents {
  documents: Map<string, Uint8Array>;
  layers: Map<string, StreamRead>;
  /** From a name to the one that it stands for. */
  links: Map<string, string>;
}

export class StreamedFiles implements FileSet {
  readonly name: string;
  readonly contents: StreamedContents;
  /** Names of the layers that were asked for. */
  readonly asked = new Set<string>();
  /** What could not be read as a layer. It matters only where an image says that it is one. */
  readonly unreadable = new Map<string, Error>();

  /** @param name what messages call the archive */
  constructor(
    name: string,
    contents: StreamedContents = { documents: new Map(), layers: new Map(), links: new Map() },
  ) {
    this.name = name;
    this.contents = contents;
  }

  get(name: string): StoredBytes | null {
    const path = this.#resolve(name);
    const document = this.contents.documents.get(path);
    if (document) return inMemory(document);
    const unreadable = this.unreadable.get(path);
    if (unreadable) throw unreadable;
    const read = this.contents.layers.get(path);
    if (read === undefined) return null;
    this.asked.add(path);
    return { kind: 'index', read };
  }

  /** Makes room for a member of a name that another had: the last one counts, as in an archive that is not read in passing. */
  replace(path: string): void {
    this.contents.documents.delete(path);
    this.contents.layers.delete(path);
    this.contents.links.delete(path);
    this.unreadable.delete(path);
  }

  close(): void {
    this.contents.documents.clear();
    this.contents.layers.clear();
    this.unreadable.clear();
  }

  /** `docker save` stores a layer that comes twice as a link. */
  #resolve(name: string): string {
    let path = inner(name);
    for (let hops = 0; hops < 8; hops++) {
      const target = this.contents.links.get(path);
      if (target === undefined) return path;
      path = target;
    }
    return path;
  }
}

/** A name inside an archive, without `./`, `/` or `../` before it. */
export function inner(name: string): string {
  return posix.normalize(`/${name}`).slice(1);
}
