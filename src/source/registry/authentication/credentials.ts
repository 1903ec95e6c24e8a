/**
 * Credentials for a registry, from the Docker config file and the helpers that it names. Neither they nor errors that could quote
 * them get into a message or a cause.
 * https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */
import { join } from 'node:path';
import { UsageError } from '../../../errors.ts';
import { member } from '../../../json.ts';
import { configFolder, readJson } from '../../engine/engine-address.ts';
import type { SourceIo } from '../../types.ts';
import { DOCKER_HUB } from '../reference.ts';
import { askHelper, type StoredLogin } from './credential-helper.ts';

export type Credentials =
  | StoredLogin
  /** A token for the registry itself. */
  | { kind: 'bearer'; token: string };

/** Docker's key for its hub. */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';

/** The credentials for a registry; null if there are none. @throws UsageError, MeasureError naming file or helper */
export async function credentialsFor(registry: string, io: SourceIo): Promise<Credentials | null> {
  const folder = configFolder(io.env);
  const path = folder === null ? null : join(folder, 'config.json');
  if (path === null) return null;
  const config = readJson(path, 'name another folder in DOCKER_CONFIG');
  const keys = registry === DOCKER_HUB ? [DOCKER_HUB_KEY, 'index.docker.io', DOCKER_HUB] : [registry];
  const [key = registry] = keys;
  const helpers = member(config, 'credHelpers');
  const own = keys.map(name => member(helpers, name)).find(name => name !== undefined);
  const helper = own ?? member(config, 'credsStore');
  if (helper !== undefined && helper !== '') {
    const setting = `"${own === undefined ? 'credsStore' : 'credHelpers'}" in ${path}`;
    const found = await askHelper({ helper, setting, server: key }, io);
    if (found) return found;
  }
  return stored(member(config, 'auths'), keys, path);
}

/** An entry of `auths`. Keys may be URLs with a path; only their host counts. */
function stored(auths: unknown, keys: readonly string[], path: string): Credentials | null {
  if (typeof auths !== 'object' || auths === null) return null;
  const exact = keys.find(key => Object.hasOwn(auths, key));
  const name = exact ?? Object.keys(auths).find(key => keys.some(name => hostIn(key) === name.toLowerCase()));
  return name === undefined ? null : parseEntry(member(auths, name), `"auths" in ${path}`);
}

function hostIn(key: string): string {
  return (key.replace(/^https?:\/\//, '').split('/')[0] ?? '').toLowerCase();
}

function parseEntry(entry: unknown, setting: string): Credentials | null {
  const text = (key: string) => {
    const value = member(entry, key);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const bearer = text('registrytoken');
  if (bearer !== null) return { kind: 'bearer', token: checked(bearer, setting) };
  const identity = text('identitytoken');
  if (identity !== null) return { kind: 'identity', token: identity };
  const encoded = text('auth');
  const plain = encoded === null ? `${text('username') ?? ''}:${text('password') ?? ''}` : decoded(encoded);
  const colon = plain.indexOf(':');
  if (plain === ':') return null;
  if (colon < 1)
    throw new UsageError(`${setting}: an entry has an "auth" that is not base64 of user:password`, {
      hint: 'Log in again with docker login.',
    });
  return { kind: 'password', user: plain.slice(0, colon), password: plain.slice(colon + 1) };
}

function decoded(encoded: string): string {
  // Docker itself cuts NULs off the end.
  const bytes = Buffer.from(encoded, 'base64');
  return bytes.subarray(0, bytes.findLastIndex(byte => byte !== 0) + 1).toString('utf8');
}

/** A token that can become a header. */
export function checked(token: string, setting: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new UsageError(`${setting}: a token has invalid characters`, {
    hint: 'Log in again with docker login.',
  });
}
