/**
 * Where the Docker engine is, found as the docker CLI finds it: DOCKER_HOST, then DOCKER_CONTEXT or the current context,
 * then the default sockets. https://docs.docker.com/engine/manage-resources/contexts/
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, UsageError } from '../../errors.ts';
import { withoutLogin } from '../../image/userinfo.ts';
import { member } from '../../json.ts';
import type { SourceIo } from '../types.ts';

export interface EngineAddress {
  /** For messages. */
  shown: string;
  socketPath?: string;
  host?: string;
  port?: number;
  protocol?: 'http' | 'https';
  ca?: Buffer;
  cert?: Buffer;
  key?: Buffer;
}

type Env = SourceIo['env'];

/** @throws UsageError if an address is set that cannot be used; it names the variable */
export function engineAddress(env: Env): EngineAddress {
  const host = env.DOCKER_HOST;
  // By default, the CLI looks for certificates in its own folder.
  const folder = env.DOCKER_CERT_PATH || configFolder(env);
  const tlsWanted = env.DOCKER_TLS_VERIFY || env.DOCKER_TLS;
  if (host) return parseAddress(host, 'DOCKER_HOST', tlsWanted ? certificates(folder) : null);
  const context = env.DOCKER_CONTEXT || currentContext(env);
  if (context && context !== 'default') return contextAddress(context, env);
  const usual = '/var/run/docker.sock';
  const runtime = env.XDG_RUNTIME_DIR ? [join(env.XDG_RUNTIME_DIR, 'docker.sock')] : [];
  const home = env.HOME ? [join(env.HOME, '.docker/run/docker.sock')] : [];
  return socket([usual, ...runtime, ...home].find(path => existsSync(path)) ?? usual);
}

/**
 * Where Podman's service is, found as `podman --remote` finds it: CONTAINER_HOST, then its default sockets.
 * https://docs.podman.io/en/stable/markdown/podman-system-service.1.html
 * @throws UsageError if an address is set that cannot be used
 */
export function podmanAddress(env: Env): EngineAddress {
  if (env.CONTAINER_HOST) return parseAddress(env.CONTAINER_HOST, 'CONTAINER_HOST', null);
  const runtime = env.XDG_RUNTIME_DIR;
  const sockets = [...(runtime ? [join(runtime, 'podman/podman.sock')] : []), '/run/podman/podman.sock'];
  return socket(sockets.find(path => existsSync(path)) ?? sockets[0] ?? '');
}

function socket(path: string): EngineAddress {
  return { shown: `unix://${path}`, socketPath: path };
}

type Tls = Pick<EngineAddress, 'ca' | 'cert' | 'key'>;

function parseAddress(text: string, setting: string, tls: Tls | null): EngineAddress {
  if (text.startsWith('unix://')) return socket(text.slice('unix://'.length) || '/var/run/docker.sock');
  if (text.startsWith('npipe://'))
    return { shown: text, socketPath: text.slice('npipe://'.length) || '//./pipe/docker_engine' };
  const [, scheme = 'tcp', address = ''] = /^(?:(tcp|https?):\/\/)?([^/]+)\/?$/.exec(text) ?? [];
  // Parsed as tcp: URL would drop the default port of another scheme.
  const url = URL.canParse(`tcp://${address}`) ? new URL(`tcp://${address}`) : null;
  if (url === null || !isPlain(url))
    throw new UsageError(
      `${setting}: ${JSON.stringify(withoutLogin(text).slice(0, 80))} is not an address that can be used`,
      {
        hint: 'Use unix://, tcp://, http:// or https:// with a host and a port. For ssh://, save the image on that machine and measure the archive.',
      },
    );
  const secure = tls !== null || scheme === 'https' || url.port === '2376';
  return {
    shown: text,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port || (secure ? 2376 : 2375)),
    protocol: secure ? 'https' : 'http',
    ...tls,
  };
}

/** Whether a URL is only a host and perhaps a port: the rest would be ignored. */
function isPlain({ hostname, pathname, username, password, search, hash }: URL): boolean {
  return hostname !== '' && /^\/?$/.test(pathname) && `${username}${password}${search}${hash}` === '';
}

function certificates(folder: string | null): Tls {
  if (folder === null) return {};
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map(name => certificate(join(folder, name)));
  return { ...(ca ? { ca } : {}), ...(cert ? { cert } : {}), ...(key ? { key } : {}) };
}

function certificate(path: string): Buffer | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UsageError(`cannot read ${path} (${codeOf(cause) ?? 'unknown error'})`, {
      hint: 'It must be a file that you may read. Check its permissions, or name another folder in DOCKER_CERT_PATH.',
      cause,
    });
  }
}

/** The folder of the docker CLI, with its config and contexts. Null if the environment does not name it. */
export function configFolder(env: Env): string | null {
  if (env.DOCKER_CONFIG) return env.DOCKER_CONFIG;
  return env.HOME ? join(env.HOME, '.docker') : null;
}

function currentContext(env: Env): string | null {
  const folder = configFolder(env);
  const name =
    folder === null ? null : member(readJson(join(folder, 'config.json'), 'set DOCKER_HOST'), 'currentContext');
  return typeof name === 'string' ? name : null;
}

function contextAddress(name: string, env: Env): EngineAddress {
  const shown = `the Docker context ${JSON.stringify(name.slice(0, 60))}`;
  const id = createHash('sha256').update(name).digest('hex');
  const folder = join(configFolder(env) ?? '', 'contexts');
  const meta = readJson(join(folder, 'meta', id, 'meta.json'), 'set DOCKER_HOST');
  const host = member(member(member(meta, 'Endpoints'), 'docker'), 'Host');
  if (typeof host !== 'string')
    throw new UsageError(`${shown} has no engine address`, {
      hint: 'Choose a context with docker context use, or set DOCKER_HOST.',
    });
  const tls = join(folder, 'tls', id, 'docker');
  return parseAddress(host, shown, existsSync(tls) ? certificates(tls) : null);
}

/** @param otherwise what else to do than repairing the file. @returns null if there is no file */
export function readJson(path: string, otherwise: string): unknown {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Without its cause: a parser's message quotes what it could not parse, and Docker's config holds credentials.
    throw new UsageError(`cannot read ${path}`, {
      hint: `It must be a JSON file. Repair it, or ${otherwise}.`,
    });
  }
}
