/** The documents and layers of an archive that was read as a stream. */
import { posix } from 'node:path';
import type { IndexedLayer, StreamRead } from '../../layer/layer-bytes.ts';
import { type FileSet, inMemory, type StoredBytes } from './files.ts';

/** Names are those of the archive, cleaned. */
export interface StreamedContents {
  documents: Map<string, Uint8Array>;
  layers: Map<string, StreamRead>;
  /** From a link to its target. */
  links: Map<string, string>;
  /** For layers whose files can be read again. */
  again?: Map<string, NonNullable<IndexedLayer['again']>>;
}

export class StreamedFiles implements FileSet {
  readonly name: string;
  readonly contents: StreamedContents;
  /** Names of the layers that were asked for. */
  readonly asked = new Set<string>();
  /** Members that could not be read as a layer. That matters only if an image says that they are layers. */
  readonly unreadable = new Map<string, Error>();

  /** @param name the archive, for messages */
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
    const again = this.contents.again?.get(path);
    return { kind: 'index', read, ...(again === undefined ? {} : { again }) };
  }

  /** Forgets an earlier member of this name: the last one counts, as in an archive on disk. */
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

  /** `docker save` stores a repeated layer as a link. */
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
