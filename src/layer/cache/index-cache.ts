/** Layers that were read before, on this machine. What is kept was proved when it was read; see docs/cache.md. */
import type { Digest } from '../../image/types.ts';
import type { Known, StreamRead } from '../layer-bytes.ts';
import type { Limits } from '../limits.ts';
import { keepsTo } from '../reached.ts';
import { decodeLayer, encodeLayer, type KeepableRead, readHead, seal, unsealed } from './encode.ts';
import { CacheFolder, type FolderOptions } from './folder.ts';

export interface IndexCacheOptions extends FolderOptions {
  limits: Limits;
  /** Names what is kept of contents. A layer of which other files were kept is another entry. */
  kept: string;
  /** False where everything is to be read anew. What is read is kept all the same. */
  mayRead: boolean;
}

/** More than a head is ever long. */
const HEAD_BYTES = 4096;

export class IndexCache {
  readonly #folder: CacheFolder;
  readonly #options: IndexCacheOptions;
  #wrote = false;

  /** @param folder need not exist */
  constructor(folder: string, options: IndexCacheOptions) {
    this.#folder = new CacheFolder(folder, options);
    this.#options = options;
  }

  /**
   * The layer whose bytes have this digest: of its blob as stored, or of its tar.
   * @param known what must be known of its contents. What an analysis compares depends on it, so it must not depend on who
   * kept the layer
   * @returns null where it must be read
   */
  async layer(key: Digest, known: Known): Promise<StreamRead | null> {
    const name = this.#nameOf(key, known);
    if (!this.#options.mayRead || name === null) return null;
    const bytes = await this.#folder.read(name);
    if (bytes === null) return null;
    const found = decodeLayer(name, bytes);
    if (found === null || found.known !== known) {
      this.#options.debug(`the cache's entry for ${key.slice(0, 19)}… is damaged and counts as none`);
      await this.#folder.remove(name);
      return null;
    }
    // A layer that is now too large must be refused by who reads it.
    if (!keepsTo(found.reached, this.#options.limits)) return null;
    return { ...found, verified: 'cached' };
  }

  /**
   * Keeps a layer. To be called only with a key that its bytes were proved to have. What is there already stays, unless
   * everything is read anew: then nothing stays that was not read.
   */
  async keepLayer(key: Digest, read: KeepableRead): Promise<void> {
    const name = this.#nameOf(key, read.known);
    if (name === null) return;
    if (this.#options.mayRead && (await this.#holds(name, read))) return;
    await this.#folder.write(name, encodeLayer(name, read));
    this.#wrote = true;
  }

  /** Whether an entry is there, by its first bytes. Perf: reading all of it would cost as much as writing it. */
  async #holds(name: string, { index, isHashed }: StreamRead): Promise<boolean> {
    const kept = await this.#folder.peek(name, HEAD_BYTES);
    const head = kept && readHead(kept);
    if (head?.name !== name || head.entries !== index.length) return false;
    return (head.isHashed || !isHashed) && keepsTo(head.reached, this.#options.limits);
  }

  /**
   * What was kept under a name of hexadecimal digits.
   * @returns null where nothing is kept, or it was read under a limit that has been lowered since: then it may be too large
   */
  async document(name: string): Promise<unknown> {
    const entry = documentName(name);
    const bytes = this.#options.mayRead ? await this.#folder.read(entry) : null;
    if (bytes === null) return null;
    const found = parseDocument(unsealed(entry, bytes));
    if (found === null) this.#options.debug(`the cache's document ${name.slice(0, 12)}… is damaged and counts as none`);
    return found && isWithin(found.limits, this.#options.limits) ? found.value : null;
  }

  /** @param value what JSON can say */
  async keepDocument(name: string, value: unknown): Promise<void> {
    const entry = documentName(name);
    const json = JSON.stringify({ limits: this.#options.limits, value });
    await this.#folder.write(entry, seal(entry, [Buffer.from(json)]));
    this.#wrote = true;
  }

  /** To be called when all is kept: makes room. */
  async done(): Promise<void> {
    if (this.#wrote) await this.#folder.trim();
    this.#wrote = false;
  }

  /** Null for what is no plain digest: it becomes a file's name. */
  #nameOf(key: Digest, known: Known): string | null {
    const [, algorithm, hex] = /^(sha256|sha512):([a-f0-9]{64,128})$/.exec(key) ?? [];
    return algorithm && hex ? `${algorithm}-${hex}.${this.#options.kept}.${known}` : null;
  }
}

function documentName(name: string): string {
  return `${name}.document`;
}

interface KeptDocument {
  /** Those that it was read under. */
  limits: Record<string, unknown>;
  value: unknown;
}

function parseDocument(bytes: Buffer | null): KeptDocument | null {
  try {
    const kept: unknown = JSON.parse(bytes?.toString() ?? '');
    if (typeof kept !== 'object' || kept === null || !('limits' in kept) || !('value' in kept)) return null;
    const { limits, value } = kept;
    return typeof limits === 'object' && limits !== null ? { limits: { ...limits }, value } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whether none of the first limits is higher than now. */
function isWithin(limits: Record<string, unknown>, now: Limits): boolean {
  return Object.entries(now).every(([name, limit]) => Number(limits[name] ?? Number.NaN) <= limit);
}
