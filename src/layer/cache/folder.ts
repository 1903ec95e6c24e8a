/**
 * A folder of entries that many processes share. Entries are written to a temporary file and renamed. When they take too much
 * space, the least recently used ones are removed. Failures never fail a run: `--debug` reports each once, and the run goes on
 * without the cache.
 */
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../errors.ts';
import { MAX_ENTRY_BYTES, RefusedEntry, readEntry, whyNotOurs } from './entry-file.ts';

/** Most bytes of all entries together. */
export const MAX_CACHE_BYTES = 512 * 1024 ** 2;

/** Milliseconds after which an unfinished file must belong to a process that has ended. */
const ABANDONED = 60 * 60_000;

export interface FolderOptions {
  maxBytes: number;
  /** ID of the user who must own folder and entries; null on systems without, such as Windows. */
  owner: number | null;
  /** Gets a line for each thing that the cache could not do. */
  debug: (text: string) => void;
}

const TEMPORARY = '.part';

export class CacheFolder {
  readonly #path: string;
  readonly #options: FolderOptions;
  readonly #reported = new Set<string>();
  /** After one failure nothing more is written. */
  #canWrite = true;

  constructor(path: string, options: FolderOptions) {
    this.#path = path;
    this.#options = options;
  }

  /**
   * Reads an entry and marks it as used.
   * @param most how many bytes to read from the start; all by default
   * @returns null if it does not exist, cannot be read or cannot be trusted
   */
  async read(name: string, most?: number): Promise<Buffer | null> {
    try {
      if (!(await this.#isOurs())) return null;
      return await readEntry(join(this.#path, name), this.#options.owner, most);
    } catch (error) {
      if (error instanceof RefusedEntry) this.#report(`ignores an entry: ${error.message}`, null);
      else if (codeOf(error) === 'ELOOP') this.#report('ignores an entry: it is a symbolic link', null);
      else if (codeOf(error) !== 'ENOENT') this.#report('cannot read an entry', error);
      return null;
    }
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#path, name), { force: true }).catch(error => this.#report('cannot remove an entry', error));
  }

  /** Writes an entry completely or not at all. */
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
      this.#report('cannot write an entry', error);
      // Removing may fail too; `trim` removes the file later.
      await rm(part, { force: true }).catch(() => undefined);
    }
  }

  /** Removes abandoned files, and the least recently used entries until the rest fits. */
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
      this.#report('cannot remove old entries', error);
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

  /** Checks who can write to the folder, and who made a link that leads to it. */
  async #isOurs(): Promise<boolean> {
    const { owner } = this.#options;
    const named = await lstat(this.#path);
    const isForeignLink = named.isSymbolicLink() && owner !== null && named.uid !== owner;
    const folder = named.isSymbolicLink() ? await stat(this.#path) : named;
    const reason = isForeignLink ? 'it is a link of another user' : whyNotOurs(folder, owner);
    if (reason === null) return true;
    this.#report(`is not used: ${reason}`, null);
    this.#canWrite = false;
    return false;
  }

  #report(what: string, error: unknown): void {
    const reason = error === null ? '' : ` (${codeOf(error) ?? String(error)})`;
    const text = `the cache ${this.#path} ${what}${reason}`;
    if (!this.#reported.has(text)) this.#options.debug(text);
    this.#reported.add(text);
  }
}

/**
 * Makes a folder and at most its parent, so that it never creates a missing home directory. Node's recursive `mkdir` also never
 * returns for a folder below /proc.
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
