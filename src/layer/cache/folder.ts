/**
 * A folder of entries that many processes share. Entries appear whole, by renaming; the least recently used ones go when they
 * are too many. Nothing here fails: a cache that cannot be used is told of, once, and is none.
 */
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../errors.ts';
import { MAX_ENTRY_BYTES, RefusedEntry, readEntry, whyNotOurs } from './entry-file.ts';

/** Bytes that all entries may have together. */
export const MAX_CACHE_BYTES = 512 * 1024 ** 2;

/** Milliseconds after which a file that was never finished was left by a process that is gone. */
const ABANDONED = 60 * 60_000;

export interface FolderOptions {
  maxBytes: number;
  /** The number of the user, to whom folder and entries must belong; null where the system has none, as Windows. */
  owner: number | null;
  /** Told, in a line, what the cache could not do. */
  debug: (text: string) => void;
}

const TEMPORARY = '.part';

export class CacheFolder {
  readonly #path: string;
  readonly #options: FolderOptions;
  readonly #told = new Set<string>();
  /** What could not be written once is not tried again. */
  #canWrite = true;

  constructor(path: string, options: FolderOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** @returns null where there is no such entry, or it cannot be read, or others could have written it. It counts as used. */
  async read(name: string): Promise<Buffer | null> {
    return this.#read(name);
  }

  /** The first bytes of an entry, as `read` gives it. */
  async peek(name: string, length: number): Promise<Buffer | null> {
    return this.#read(name, length);
  }

  async #read(name: string, most?: number): Promise<Buffer | null> {
    try {
      if (!(await this.#isOurs())) return null;
      return await readEntry(join(this.#path, name), this.#options.owner, most);
    } catch (error) {
      if (error instanceof RefusedEntry) this.#tell(`ignores an entry: ${error.message}`, null);
      else if (codeOf(error) === 'ELOOP') this.#tell('ignores an entry: it is a symbolic link', null);
      else if (codeOf(error) !== 'ENOENT') this.#tell('cannot read an entry', error);
      return null;
    }
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#path, name), { force: true }).catch(error => this.#tell('cannot remove an entry', error));
  }

  /** Writes an entry whole or not at all. */
  async write(name: string, bytes: Buffer): Promise<void> {
    if (!this.#canWrite || bytes.length > Math.min(this.#options.maxBytes, MAX_ENTRY_BYTES)) return;
    const part = join(this.#path, `${randomUUID()}${TEMPORARY}`);
    try {
      await makeFolder(this.#path);
      if (!(await this.#isOurs())) return;
      await writeFile(part, bytes, { flag: 'wx', mode: 0o600 });
      await rename(part, join(this.#path, name));
    } catch (error) {
      this.#canWrite = false;
      this.#tell('cannot write an entry', error);
      // It may never have been begun; what is left of it goes with the next tidying.
      await rm(part, { force: true }).catch(() => undefined);
    }
  }

  /** Removes the entries that were used longest ago, until the others fit, and what was never finished. */
  async trim(): Promise<void> {
    if (!this.#canWrite) return;
    try {
      const files = await this.#files();
      const isDead = (file: CachedFile) => file.name.endsWith(TEMPORARY) && Date.now() - file.used > ABANDONED;
      for (const { name } of files.filter(isDead)) await this.remove(name);
      let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      for (const file of files.filter(({ name }) => !name.endsWith(TEMPORARY)).sort((a, b) => a.used - b.used)) {
        if (bytes <= this.#options.maxBytes) return;
        await this.remove(file.name);
        bytes -= file.bytes;
      }
    } catch (error) {
      this.#tell('cannot be tidied up', error);
    }
  }

  async #files(): Promise<CachedFile[]> {
    const found: CachedFile[] = [];
    for (const entry of await readdir(this.#path, { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      // Another process may have removed it meanwhile.
      const stats = await stat(join(this.#path, entry.name)).catch(() => null);
      if (stats) found.push({ name: entry.name, bytes: stats.size, used: stats.mtimeMs });
    }
    return found;
  }

  /** Whoever can write here says what an image holds, and whoever made the link that leads here says where it is. */
  async #isOurs(): Promise<boolean> {
    const { owner } = this.#options;
    const named = await lstat(this.#path);
    const isForeignLink = named.isSymbolicLink() && owner !== null && named.uid !== owner;
    const folder = named.isSymbolicLink() ? await stat(this.#path) : named;
    const reason = isForeignLink ? 'it is a link of another user' : whyNotOurs(folder, owner);
    if (reason === null) return true;
    this.#tell(`is not used: ${reason}`, null);
    this.#canWrite = false;
    return false;
  }

  #tell(what: string, error: unknown): void {
    const reason = error === null ? '' : ` (${codeOf(error) ?? String(error)})`;
    const text = `the cache ${this.#path} ${what}${reason}`;
    if (!this.#told.has(text)) this.#options.debug(text);
    this.#told.add(text);
  }
}

/**
 * Makes a folder, and the one that it is in: more would make up a home that nobody has. Node's own recursive way, besides,
 * never returns for a folder such as /proc, which is there and takes nothing.
 */
async function makeFolder(path: string): Promise<void> {
  const make = (folder: string) =>
    mkdir(folder, { mode: 0o700 }).catch(error => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  try {
    await make(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await make(dirname(path));
    await make(path);
  }
}

interface CachedFile {
  name: string;
  bytes: number;
  /** Milliseconds since 1970. */
  used: number;
}
