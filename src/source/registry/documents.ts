/** Fetches manifests, indexes and configs, and compares each with its digest and size. */
import type { IncomingMessage } from 'node:http';
import { MeasureError } from '../../errors.ts';
import { digestLike, sha256Of } from '../../image/digest.ts';
import { asDigest, type Descriptor } from '../../image/parse.ts';
import type { Digest } from '../../image/types.ts';
import { member } from '../../json.ts';
import { short } from '../layout/indexed-images.ts';
import { MANIFEST_TYPES } from '../media-types.ts';
import { wholeBody } from './body.ts';
import { withTries } from './failures.ts';
import { engineHint, formatReference, type RegistryReference } from './reference.ts';
import type { Request, Session } from './session.ts';

/** A manifest or an index. */
export interface Document {
  digest: Digest;
  json: Uint8Array;
  /** By its descriptor, else by the registry. */
  mediaType: string | null;
  /** The document, for messages. */
  what: string;
}

/** Most documents to read for one image: an index that states no platforms would need all of its entries. */
const MAX_DOCUMENTS = 64;

export class Documents {
  readonly #session: Session;
  readonly #limit: number;
  #read = 0;

  /** @param limit bytes of one document */
  constructor(session: Session, limit: number) {
    this.#session = session;
    this.#limit = limit;
  }

  /** The document that a reference names. */
  async root(reference: RegistryReference): Promise<Document> {
    const { version } = reference;
    const what = formatReference(reference);
    const missing = () =>
      new MeasureError(`${reference.registry} has no image ${JSON.stringify(what)}`, {
        about: 'image',
        hint: `Check the name and the tag; has it been pushed?${engineHint(reference)}`,
      });
    const wanted = 'digest' in version ? version.digest : version.tag;
    const { json, digest, mediaType } = await this.#manifest(wanted, what, missing);
    if ('digest' in version) compare({ json, what }, version.digest);
    return { digest: 'digest' in version ? version.digest : digest, json, mediaType, what };
  }

  /** The manifest or index that an index names. */
  async child(descriptor: Descriptor): Promise<Document> {
    const what = `the manifest ${short(descriptor)}`;
    const { json, mediaType: served } = await this.#manifest(descriptor.digest, what, () => this.#gone(what));
    const { digest, mediaType } = descriptor;
    return { digest, json: fitting({ json, what }, descriptor), mediaType: mediaType || served, what };
  }

  async config(descriptor: Descriptor): Promise<Uint8Array> {
    const what = `the config ${short(descriptor)}`;
    const { json } = await this.#get({ path: `blobs/${descriptor.digest}`, what, missing: () => this.#gone(what) });
    return fitting({ json, what }, descriptor);
  }

  #gone(what: string): MeasureError {
    return new MeasureError(`${what} is missing from ${this.#session.registry}`, {
      hint: 'The image is incomplete there. Push it again.',
    });
  }

  async #manifest(wanted: string, what: string, missing: () => MeasureError) {
    const headers = { accept: [...MANIFEST_TYPES].join(', ') };
    const { json, response } = await this.#get({ path: `manifests/${wanted}`, headers, what, missing });
    const mediaType = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    checkKind(mediaType, { json, what });
    const stated = asDigest(String(response.headers['docker-content-digest'] ?? ''));
    if (stated !== null) compare({ json, what }, stated);
    return { json, digest: sha256Of(json), mediaType };
  }

  #get(wanted: Omit<Request, 'signal'>): Promise<{ json: Buffer; response: IncomingMessage }> {
    if (++this.#read > MAX_DOCUMENTS)
      throw new MeasureError(`more than ${MAX_DOCUMENTS} documents would have to be read to find the image`, {
        hint: 'Its index does not state the platforms of its images. Name the image by its digest.',
      });
    const { signal } = this.#session;
    return withTries(async () => {
      const incoming = await this.#session.get({ ...wanted, signal });
      const json = await wholeBody(incoming, { what: wanted.what, limit: this.#limit });
      return { json, response: incoming.response };
    }, signal);
  }
}

function fitting({ json, what }: { json: Buffer; what: string }, { digest, size }: Descriptor): Buffer {
  compare({ json, what }, digest);
  if (json.length === size) return json;
  throw new MeasureError(`${what} has ${json.length} bytes instead of ${size}`, {
    hint: 'The image contradicts itself; push it again.',
  });
}

function compare({ json, what }: { json: Uint8Array; what: string }, digest: Digest): void {
  if (digestLike(digest, json) === digest) return;
  throw new MeasureError(`${what} does not match its digest`, {
    hint: 'It was changed or damaged at the registry or on the way. Push the image again.',
  });
}

/** Media types that some servers give for every document. */
const VAGUE_TYPES = new Set(['', 'application/json', 'application/octet-stream', 'text/plain']);

/** @throws MeasureError if we do not read documents of this kind */
function checkKind(type: string, { json, what }: { json: Buffer; what: string }): void {
  if (json.length === 0)
    throw new MeasureError(`${what} came empty`, { hint: 'Look at the registry’s state; try again.' });
  if (/^application\/vnd\.docker\.distribution\.manifest\.v1\+/.test(type) || hasSchema1(type, json))
    throw new MeasureError(`${what} has a manifest of schema 1, which is not enough to measure it`, {
      hint: 'Push the image again with a builder of this decade.',
    });
  if (MANIFEST_TYPES.has(type) || VAGUE_TYPES.has(type)) return;
  throw new MeasureError(`${what} is not an image manifest, but ${JSON.stringify(type.slice(0, 80))}`, {
    hint: type === 'text/html' ? 'Is it a registry? Is there a proxy in between?' : 'Name an image.',
  });
}

function hasSchema1(type: string, json: Buffer): boolean {
  if (!VAGUE_TYPES.has(type)) return false;
  try {
    return member(JSON.parse(json.toString('utf8')), 'schemaVersion') === 1;
  } catch {
    // The parser reports what is not JSON.
    return false;
  }
}
