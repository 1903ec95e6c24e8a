/** Layers that this machine has read before. Each was verified before it was cached; see docs/cache.md. */
import type { Digest } from '../../image/types.ts';
import type { Known, StreamRead } from '../layer-bytes.ts';
import type { Limits } from '../limits.ts';
import { keepsTo } from '../reached.ts';
import { decodeLayer, encodeLayer, type KeepableRead, readHead, seal, unsealed } from './entry-format.ts';
import { CacheFolder, type FolderOptions } from './folder.ts';

export interface IndexCacheOptions extends FolderOptions {
  limits: Limits;
  /** Identifies the set of small files whose contents are kept. Each set has its own entries. */
  kept: string;
  /** False to read everything again. What is read is cached all the same. */
  mayRead: boolean;
}

/** More than any header needs. */
const HEAD_BYTES = 4096;

export class IndexCache {
  readonly #folder: CacheFolder;
  readonly #options: IndexCacheOptions;
  #wrote = false;

  /** @param folder may be missing */
  constructor(folder: string, options: IndexCacheOptions) {
    this.#folder = new CacheFolder(folder, options);
    this.#options = options;
  }

  /**
   * The layer with this digest, of its blob or of its tar.
   * @param known what the index must hold about contents. It decides what an analysis compares, so the report must not depend on
   * which source the layer was cached from
   * @returns null if the layer must be read
   */
  async layer(key: Digest, known: Known): Promise<StreamRead | null> {
    const name = this.#nameOf(key, known);
    if (!this.#options.mayRead || name === null) return null;
    const bytes = await this.#folder.read(name);
    if (bytes === null) return null;
    const found = decodeLayer(name, bytes);
    if (found === null || found.known !== known) {
      this.#options.debug(`the cache entry for ${key.slice(0, 19)}… is damaged and ignored`);
      await this.#folder.remove(name);
      return null;
    }
    // Reading the layer again gives the error for the exceeded limit.
    if (!keepsTo(found.reached, this.#options.limits)) return null;
    return { ...found, verified: 'cached' };
  }

  /**
   * Caches a layer. The layer's bytes must have been verified against the key. An existing entry stays, unless `mayRead` is
   * false: then every entry is replaced.
   */
  async keepLayer(key: Digest, read: KeepableRead): Promise<void> {
    const name = this.#nameOf(key, read.known);
    if (name === null) return;
    if (this.#options.mayRead && (await this.#holds(name, read))) return;
    await this.#folder.write(name, encodeLayer(name, read));
    this.#wrote = true;
  }

  /** Whether an entry exists, judged by its header. Perf: reading all of it would cost as much as writing it. */
  async #holds(name: string, { index, isHashed }: StreamRead): Promise<boolean> {
    const kept = await this.#folder.read(name, HEAD_BYTES);
    const head = kept && readHead(kept);
    if (head?.name !== name || head.entries !== index.length) return false;
    return (head.isHashed || !isHashed) && keepsTo(head.reached, this.#options.limits);
  }

  /**
   * The document with a name of hexadecimal digits.
   * @returns null if there is none, or if a limit has been lowered since it was cached, so that it may be too large
   */
  async document(name: string): Promise<unknown> {
    const entry = documentName(name);
    const bytes = this.#options.mayRead ? await this.#folder.read(entry) : null;
    if (bytes === null) return null;
    const found = parseDocument(unsealed(entry, bytes));
    if (found === null) this.#options.debug(`the cached document ${name.slice(0, 12)}… is damaged and ignored`);
    return found && isWithin(found.limits, this.#options.limits) ? found.value : null;
  }

  /** @param value a JSON value */
  async keepDocument(name: string, value: unknown): Promise<void> {
    const entry = documentName(name);
    const json = JSON.stringify({ limits: this.#options.limits, value });
    await this.#folder.write(entry, seal(entry, [Buffer.from(json)]));
    this.#wrote = true;
  }

  /** Must be called after the last write: removes old entries. */
  async done(): Promise<void> {
    if (this.#wrote) await this.#folder.trim();
    this.#wrote = false;
  }

  /** Null unless the key is a plain digest, since it becomes a file name. */
  #nameOf(key: Digest, known: Known): string | null {
    const [, algorithm, hex] = /^(sha256|sha512):([a-f0-9]{64,128})$/.exec(key) ?? [];
    return algorithm && hex ? `${algorithm}-${hex}.${this.#options.kept}.${known}` : null;
  }
}

function documentName(name: string): string {
  return `${name}.document`;
}

interface KeptDocument {
  /** The limits when it was cached. */
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

/** Whether no limit was higher then than now. */
function isWithin(limits: Record<string, unknown>, now: Limits): boolean {
  return Object.entries(now).every(([name, limit]) => Number(limits[name] ?? Number.NaN) <= limit);
}
