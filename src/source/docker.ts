/** Images in a Docker engine, read from its export: https://docs.docker.com/reference/api/engine/ */
import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { MeasureError, UsageError } from '../errors.ts';
import { completeReference, meansReference } from '../image/reference.ts';
import type { Platform, SourceKind } from '../image/types.ts';
import { withoutLogin } from '../image/userinfo.ts';
import { PassingArchive, readArchiveStream, type StreamName } from './archive-stream.ts';
import { openDockerArchive } from './docker-archive.ts';
import { type EngineAddress, engineAddress, podmanAddress } from './engine-address.ts';
import type { FileSet } from './files.ts';
import type { HeldFiles } from './held-files.ts';
import { configId } from './image-id.ts';
import { member, stringsIn } from './json.ts';
import { fetchLocally } from './local-fetch.ts';
import { exportName, recallExport, rememberExport } from './remembered-export.ts';
import type { StoreRequest } from './store/open.ts';
import type { EngineBasis, ImageSource, OpenSource, SourceIo } from './types.ts';
import { answered, PATIENCE, watched } from './watchdog.ts';

/** Opens an image of the engine by name or ID. @throws UsageError, MeasureError */
export const openDocker: OpenSource = (request, io) => openFromEngine(request, io, 'docker');

/** Opens an image of Podman by name or ID, through its service, which speaks Docker's API too. @throws UsageError, MeasureError */
export const openPodman: OpenSource = (request, io) => openFromEngine(request, io, 'podman');

/** As `openDocker`, for an image that is reported as of another kind. */
export async function openFromEngine(
  request: { reference: string; platform: Platform | null },
  io: SourceIo,
  kind: SourceKind,
): Promise<ImageSource> {
  const { reference } = request;
  checkName(reference);
  const engine = await connect(io, kind);
  try {
    const facts = await get(engine, {
      path: `/images/${reference}/json`,
      isStream: false,
      milliseconds: PATIENCE.answer,
    });
    const open = (files: FileSet, basis: EngineBasis): ImageSource => {
      const source = openDockerArchive(files, { ...request, kind, ref: null }, io);
      const digest = configId(facts, files, io.limits.manifestBytes) ?? source.manifest.digest;
      return { ...source, manifest: { ...source.manifest, digest }, basis };
    };
    const name = io.cache ? exportName(facts, request) : null;
    const recalled = io.cache && name ? await recallExport(io.cache, name, exportOf(reference).name) : null;
    if (recalled) return open(recalled, 'cache');
    const store = {
      facts,
      shown: `the engine's store of ${reference}`,
      open: (files: FileSet) => open(files, 'store'),
    };
    const stored = io.engineStore === false ? null : await openFromStore(engine, store, io);
    if (stored) return stored;
    io.progress.stage(`reading ${reference} from the engine`, sizeOf(facts));
    const path = `/images/${exportable(reference, facts)}/get`;
    const files = await readExport(engine, { path, of: exportOf(reference) }, io);
    const source = open(files, 'export');
    if (io.cache && name) await rememberExport(io.cache, name, files);
    return source;
  } catch (error) {
    throw engineError(error, reference, engine);
  } finally {
    io.progress.done();
  }
}

/** The engine's store, where it is on this machine. */
async function openFromStore(
  engine: Connection,
  store: Omit<StoreRequest, 'ask'>,
  io: SourceIo,
): Promise<ImageSource | null> {
  if (engine.address.socketPath === undefined) return null;
  const { openStore } = await import('./store/open.ts');
  const ask = (path: string) => get(engine, { path, isStream: false, milliseconds: PATIENCE.answer });
  return openStore({ ...store, ask }, io);
}

/** What to export. Of a name without a tag an engine exports every tag, though it takes it for `latest` otherwise. */
function exportable(reference: string, facts: unknown): string {
  const full = completeReference(reference);
  const isTag = (tag: string) => meansReference(full, tag) || meansReference(tag, full);
  return stringsIn(member(facts, 'RepoTags')).some(isTag) ? full : reference;
}

async function readExport(engine: Connection, wanted: Export, io: SourceIo): Promise<HeldFiles> {
  const files = (await exportLocally(engine, wanted, io)) ?? (await exportByClient(engine, wanted, io));
  if (files.get('manifest.json') === null)
    throw new MeasureError(`${files.name} is incomplete: it ends before manifest.json`, { hint: LOOK });
  return files;
}

interface Export {
  path: string;
  of: StreamName;
}

/** Null where the engine is elsewhere or its answer is not an export: the client knows what to say of that. */
async function exportLocally(engine: Connection, { path, of }: Export, io: SourceIo): Promise<HeldFiles | null> {
  const { socketPath } = engine.address;
  if (socketPath === undefined) return null;
  const archive = new PassingArchive(of, io);
  const request = { socketPath, path, who: whoIs(engine), signal: engine.signal };
  return (await fetchLocally(request, archive)) ? archive.finish() : null;
}

async function exportByClient(engine: Connection, { path, of }: Export, io: SourceIo): Promise<HeldFiles> {
  const answer = await get(engine, { path, isStream: true, milliseconds: PATIENCE.firstByte });
  if (!(answer instanceof Readable)) throw new TypeError('the export is no stream');
  return readArchiveStream(watched(answer, whoIs(engine)), of, io);
}

const LOOK = 'Try again; if it happens again, look at the engine’s log and its disk.';

function exportOf(reference: string): StreamName {
  return { name: `the engine's export of ${reference}`, hint: LOOK };
}

interface Connection {
  docker: Docker;
  kind: SourceKind;
  address: EngineAddress;
  /** Ends its requests. */
  signal: AbortSignal;
}

async function connect(io: SourceIo, kind: SourceKind): Promise<Connection> {
  const address = kind === 'podman' ? podmanAddress(io.env) : engineAddress(io.env);
  const { shown: _, ...options } = address;
  const { default: Engine } = await import('dockerode');
  // Its own defaults come from the process's environment, and some mean other things there: DOCKER_CLIENT_TIMEOUT is in
  // seconds for Docker's tools and in milliseconds for the client. What is set here, also to undefined, keeps them out.
  const unset = { host: undefined, timeout: undefined, ca: undefined, cert: undefined, key: undefined };
  // A connection that the client keeps for later would be idle while the export comes through one of our own.
  const headers = options.socketPath === undefined ? {} : { Connection: 'close' };
  try {
    const docker = new Engine({ ...unset, pathPrefix: '/', headers, ...options } as Docker.DockerOptions);
    return { docker, kind, address, signal: io.signal };
  } catch (cause) {
    // It reads all three files whether they are wanted or not.
    throw new UsageError('DOCKER_CERT_PATH: the certificates there cannot be read', {
      hint: 'Its directory must hold ca.pem, cert.pem and key.pem. Unset it for an engine without TLS.',
      cause,
    });
  }
}

const whoIs = ({ address }: Connection): string => `the engine at ${address.shown}`;

interface Request {
  path: string;
  /** Whether the answer is wanted as it comes, else whole and parsed. */
  isStream: boolean;
  /** Time for the answer to begin. */
  milliseconds: number;
}

/** Below the client's methods, which cannot be told to stop. */
function get(engine: Connection, { path, isStream, milliseconds }: Request): Promise<unknown> {
  const statusCodes = { 200: true, 404: 'no such image', 500: 'server error' };
  const ask = (abortSignal: AbortSignal) =>
    new Promise((resolve, reject) =>
      engine.docker.modem.dial({ path, method: 'GET', isStream, abortSignal, statusCodes }, (error, answer) =>
        error ? reject(error) : resolve(answer),
      ),
    );
  return answered(ask, { who: whoIs(engine), milliseconds, signal: engine.signal });
}

/** What the engine says of an image, before we have its layers. */
function sizeOf(facts: unknown): number | null {
  const size = typeof facts === 'object' && facts !== null && 'Size' in facts ? facts.Size : null;
  return typeof size === 'number' && size > 0 ? size : null;
}

/** A name has 255 bytes, a tag 128 and a digest no more than that. */
const MAX_NAME = 512;

/** The engine's client puts the name into a URL as it is. What stands before an @ that no digest follows is a login. */
function checkName(reference: string): void {
  const fits = reference.length <= MAX_NAME && !reference.includes('..');
  if (fits && /^[A-Za-z0-9][A-Za-z0-9._\-/:]*(?:@sha(?:256|512):[a-f0-9]+)?$/.test(reference)) return;
  throw new UsageError(`${JSON.stringify(withoutLogin(reference).slice(0, 80))} is no image name`, {
    hint: 'Give a path of a saved image, or a name such as web:ci.',
  });
}

function engineError(error: unknown, reference: string, { address, kind }: Connection): unknown {
  if (error instanceof MeasureError || error instanceof UsageError) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = error instanceof Error ? error.message : String(error);
  if (status === 404)
    return new MeasureError(`the engine has no image ${JSON.stringify(reference)}`, {
      hint: `Build or pull it first, check the name with ${kind === 'podman' ? 'podman' : 'docker'} image ls, or give the path of a saved image.`,
      cause: error,
    });
  if (status !== undefined)
    return new MeasureError(`the engine at ${address.shown} answered ${String(status)}: ${oneLine(reason)}`, {
      hint: 'Look at the engine’s log.',
      cause: error,
    });
  if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'EACCES' || code === 'ENOTFOUND' || code === 'ETIMEDOUT')
    return new MeasureError(
      `no ${kind === 'podman' ? 'Podman service' : 'Docker engine'} answers at ${address.shown} (${CONNECT[code] ?? code})`,
      { hint: kind === 'podman' ? START_PODMAN : START_DOCKER, cause: error },
    );
  return new MeasureError(`reading ${reference} from the engine at ${address.shown} failed: ${oneLine(reason)}`, {
    hint: 'Try again; look at the engine’s log.',
    cause: error,
  });
}

const START_DOCKER = 'Start Docker, set DOCKER_HOST, or give a saved image: imagebudget check image.tar';

const START_PODMAN =
  'Start it with systemctl --user start podman.socket, as root without --user, or with podman system service; set ' +
  'CONTAINER_HOST where it listens elsewhere; or give a saved image: podman save.';

const CONNECT: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such socket',
  ECONNREFUSED: 'connection refused',
  EACCES: 'permission denied',
  ENOTFOUND: 'the host is unknown',
  ETIMEDOUT: 'connection timed out',
};

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}
