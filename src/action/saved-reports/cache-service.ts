/**
 * The Actions cache, version 2 of its service: three JSON requests, and a blob behind a signed address. `@actions/cache` speaks the same
 * protocol, but downloads without a limit, unpacks with the system's tar to any path that the archive names, and tries for minutes.
 * https://github.com/actions/toolkit/blob/main/packages/cache/src/generated/results/api/v1/cache.ts
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../../errors.ts';
import { isMapping, member } from '../../json.ts';
import { VERSION } from '../../version.ts';
import { boundedBody } from '../github/bounded-body.ts';
import { ENTRY_VERSION } from './keys.ts';
import type { CacheAccess } from './types.ts';

const METHODS = 'twirp/github.actions.results.api.v1.CacheService/';
/** The second attempt comes after this. */
const PAUSE_MS = 500;
const MOST_ANSWER = 64 * 1024;
/** Bytes of an entry; those of real images have less than one million. */
export const MOST_ENTRY = 16 * 1024 ** 2;

/** The cache did not do what it was asked for. The message is foreign text. */
export class CacheFailure extends Error {
  override readonly name = 'CacheFailure';
}

/** Why nothing came. @param wait milliseconds */
export function late(wait: number): string {
  return `no answer within ${wait / 1000} seconds`;
}

/** What an error says; foreign text. */
export function messageOf(error: unknown): string {
  const message = member(error, 'message');
  return typeof message === 'string' ? message : String(error);
}

/** An entry that was found. */
export interface Found {
  key: string;
  /** Where its content is. It lets anybody read it, so it is not to be shown. */
  address: string;
}

export interface CacheService {
  /** The entry of the key, else the newest whose key starts with one of `starts`; null if the cache has neither. @throws CacheFailure */
  find(key: string, starts: readonly string[]): Promise<Found | null>;
  /** @throws CacheFailure if it cannot be read, or has too many bytes */
  read(found: Found): Promise<Uint8Array>;
  /** @returns false if the key has an entry already @throws CacheFailure */
  save(key: string, content: Uint8Array): Promise<boolean>;
}

/** @param signal ends all requests */
export function cacheService({ url, token }: CacheAccess, signal: AbortSignal): CacheService {
  const ask = async (method: string, body: object): Promise<Answer> => {
    const answer = await request(`${url}${METHODS}${method}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'user-agent': `imagebudget/${VERSION}`,
      },
      body: JSON.stringify({ ...body, version: ENTRY_VERSION }),
      signal,
    });
    return { status: answer.status, value: parsed(await boundedBody(answer, MOST_ANSWER)) };
  };
  return {
    async find(key, starts) {
      const answer = await twice(() => ask('GetCacheEntryDownloadURL', { key, restore_keys: starts }), signal);
      if (answer.status === 404 || isMiss(answer)) return null;
      const found = text(answer, 'matched_key');
      if (found === '') throw failure(answer);
      return { key: found, address: webAddress(answer, 'signed_download_url') };
    },
    async read({ address }) {
      const answer = await twice(() => request(address, { signal }), signal);
      if (answer.status !== 200) throw new CacheFailure(`the entry cannot be downloaded (${answer.status})`);
      return boundedBody(answer, MOST_ENTRY);
    },
    async save(key, content) {
      const made = await ask('CreateCacheEntry', { key });
      if (made.status === 409) return false;
      if (made.status !== 200 || isMiss(made)) throw failure(made);
      const address = webAddress(made, 'signed_upload_url');
      const headers = { 'content-type': 'application/octet-stream', 'x-ms-blob-type': 'BlockBlob' };
      const sent = await request(address, { method: 'PUT', headers, body: content, signal });
      if (!sent.ok) throw new CacheFailure(`the entry cannot be uploaded (${sent.status})`);
      const end = await ask('FinalizeCacheEntryUpload', { key, size_bytes: String(content.length) });
      if (end.status !== 200 || isMiss(end)) throw failure(end);
      return true;
    },
  };
}

interface Answer {
  status: number;
  /** Parsed JSON, not checked. */
  value: unknown;
}

/** Whether what is asked for is not there, or not allowed. Protobuf's JSON may leave out what is false. */
function isMiss({ status, value }: Answer): boolean {
  return status === 200 && isMapping(value) && member(value, 'ok') !== true;
}

function text({ value }: Answer, key: string): string {
  const found = member(value, key);
  return typeof found === 'string' ? found : '';
}

function failure(answer: Answer): CacheFailure {
  const words = text(answer, 'msg') || text(answer, 'message');
  return new CacheFailure(`it answered ${answer.status}${words === '' ? '' : `: ${words.slice(0, 200)}`}`);
}

/** Redirects are not followed, so the token and signed addresses go to no other host. @throws CacheFailure, or what `signal` says */
async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'manual' });
  } catch (error) {
    init.signal?.throwIfAborted();
    throw new CacheFailure(whyFailed(member(error, 'cause')), { cause: error });
  }
}

/** Once more after a failed connection or a fault of the server, for requests that change nothing. */
async function twice<T extends { status: number }>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    const answer = await work();
    if (answer.status < 500) return answer;
  } catch (error) {
    if (!(error instanceof CacheFailure)) throw error;
  }
  await sleep(PAUSE_MS, undefined, { signal });
  return work();
}

/** `fetch` says only that it failed; its cause says why, by its message or else its code. */
function whyFailed(cause: unknown): string {
  const message = member(cause, 'message');
  return (typeof message === 'string' && message) || codeOf(cause) || 'the connection failed';
}

/** An address that the service gave. @throws CacheFailure for one that is not of the web */
function webAddress(answer: Answer, key: string): string {
  const address = text(answer, key);
  if (address === '') throw failure(answer);
  if (!/^https?:\/\//i.test(address)) throw new CacheFailure('it gave no address of the web');
  return address;
}

function parsed(content: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(content).toString());
  } catch {
    return undefined;
  }
}
