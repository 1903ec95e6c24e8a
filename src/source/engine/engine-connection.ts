/** A connection to an engine that speaks Docker's API. */
import type Docker from 'dockerode';
import { UsageError } from '../../errors.ts';
import type { SourceKind } from '../../image/types.ts';
import { answered } from '../stall-timeout.ts';
import type { SourceIo } from '../types.ts';
import { type EngineAddress, engineAddress, podmanAddress } from './engine-address.ts';

export interface Connection {
  docker: Docker;
  kind: SourceKind;
  address: EngineAddress;
  /** Ends its requests. */
  signal: AbortSignal;
}

/** @throws UsageError */
export async function connect(io: SourceIo, kind: SourceKind): Promise<Connection> {
  const address = kind === 'podman' ? podmanAddress(io.env) : engineAddress(io.env);
  const { shown: _, ...options } = address;
  const { default: Engine } = await import('dockerode');
  // The client's defaults come from the process's environment, where some mean something else: DOCKER_CLIENT_TIMEOUT is in
  // seconds for Docker's tools and in milliseconds for the client. Setting them here, even to undefined, keeps them out.
  const unset = { host: undefined, timeout: undefined, ca: undefined, cert: undefined, key: undefined };
  // A connection kept by the client would be idle while the export comes through our own socket.
  const headers = options.socketPath === undefined ? {} : { Connection: 'close' };
  try {
    const docker = new Engine({ ...unset, pathPrefix: '/', headers, ...options } as Docker.DockerOptions);
    return { docker, kind, address, signal: io.signal };
  } catch (cause) {
    // It always reads all three files.
    throw new UsageError('DOCKER_CERT_PATH: the certificates there cannot be read', {
      hint: 'Its directory must hold ca.pem, cert.pem and key.pem. Unset it for an engine without TLS.',
      cause,
    });
  }
}

/** The engine, for messages. */
export const whoIs = ({ address }: Connection): string => `the engine at ${address.shown}`;

export interface Request {
  path: string;
  /** Whether the answer is wanted as a stream; else it is parsed. */
  isStream: boolean;
  /** Time until the answer begins. */
  milliseconds: number;
}

/** Uses the layer below the client's methods, which cannot be aborted. */
export function get(engine: Connection, { path, isStream, milliseconds }: Request): Promise<unknown> {
  const statusCodes = { 200: true, 404: 'no such image', 500: 'server error' };
  const ask = (abortSignal: AbortSignal) =>
    new Promise((resolve, reject) =>
      engine.docker.modem.dial({ path, method: 'GET', isStream, abortSignal, statusCodes }, (error, answer) =>
        error ? reject(error) : resolve(answer),
      ),
    );
  return answered(ask, { who: whoIs(engine), milliseconds, signal: engine.signal });
}
