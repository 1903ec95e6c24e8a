/** Opens images of an engine, from the cache, its store or its export: https://docs.docker.com/reference/api/engine/ */
import { Readable } from 'node:stream';
import { type Advice, codeOf, ImagebudgetError, MeasureError, UsageError } from '../../errors.ts';
import { checkComplete, completeReference, meansReference } from '../../image/reference.ts';
import type { Digest, SourceKind } from '../../image/types.ts';
import { withoutLogin } from '../../image/userinfo.ts';
import { member } from '../../json.ts';
import { type ArchiveName, readArchiveStream, StreamedArchive } from '../archive/archive-stream.ts';
import { openDockerArchive } from '../archive/docker-archive.ts';
import type { FileSet } from '../files/files.ts';
import type { StreamedFiles } from '../files/streamed-files.ts';
import { TIMEOUTS, watched } from '../stall-timeout.ts';
import type { EngineBasis, ImageSource, NamedImage, SourceIo } from '../types.ts';
import { type Connection, connect, get, whoIs } from './engine-connection.ts';
import { exactMember, stringsIn } from './engine-json.ts';
import { exportName, recallExport, rememberExport } from './export-cache.ts';
import { bound, type EngineImage, idOf } from './image-id.ts';
import { fetchLocally } from './local-fetch.ts';
import { openStore, type StoreRequest } from './store/open.ts';

/**
 * Opens an image of an engine by name or ID. Podman's service speaks Docker's API too.
 * @param kind what reports call the source
 * @throws UsageError, MeasureError
 */
export async function openFromEngine(request: NamedImage, io: SourceIo, kind: SourceKind): Promise<ImageSource> {
  const { reference } = request;
  checkName(reference);
  const engine = await connect(io, kind);
  try {
    const path = `/images/${reference}/json`;
    const facts = await get(engine, { path, isStream: false, milliseconds: TIMEOUTS.answer });
    const image = { kind, reference, facts };
    const id = idOf(image);
    const open: Open = (files, basis) => {
      const source = openDockerArchive(files, { ...request, kind, ref: null }, io);
      const manifest = bound(source.manifest, image, { files, limit: io.limits.manifestBytes });
      return { ...source, manifest, basis };
    };
    const name = exportName(facts, request);
    const recalled = await openRecalled({ name, reference, open }, io);
    if (recalled) return recalled;
    const stored = io.engineStore === false ? null : await openFromStore(engine, { image, open }, io);
    if (stored) return stored;
    io.progress.stage(`reading ${reference} from the engine`, sizeOf(facts));
    const files = await exportById(engine, { ...image, id }, io);
    if (files.get('manifest.json') === null)
      throw new MeasureError(`${files.name} is incomplete: it ends before manifest.json`, { hint: LOOK });
    const source = open(files, 'export');
    if (io.cache && name) await rememberExport(io.cache, name, files);
    return source;
  } catch (error) {
    throw engineError(error, reference, engine);
  } finally {
    io.progress.done();
  }
}

/** Opens the image from the files of an export, and compares it with its ID. */
type Open = (files: FileSet, basis: EngineBasis) => ImageSource;

interface Recall {
  name: string | null;
  reference: string;
  open: Open;
}

/** An export that an earlier run read; null if it does not open or has another image. */
async function openRecalled({ name, reference, open }: Recall, io: SourceIo): Promise<ImageSource | null> {
  const files = io.cache && name ? await recallExport(io.cache, name, exportOf(reference).name) : null;
  if (files === null) return null;
  try {
    return open(files, 'cache');
  } catch (error) {
    if (!(error instanceof ImagebudgetError)) throw error;
    io.debug?.(`the cached export of ${reference} is not used: ${error.message}`);
    return null;
  }
}

/** The engine's store, if it is on this machine. */
async function openFromStore(
  engine: Connection,
  { image: { facts, reference }, open }: { image: EngineImage; open: Open },
  io: SourceIo,
): Promise<ImageSource | null> {
  if (engine.address.socketPath === undefined) return null;
  const request: StoreRequest = {
    facts,
    shown: `the engine's store of ${reference}`,
    ask: path => get(engine, { path, isStream: false, milliseconds: TIMEOUTS.answer }),
    open: files => open(files, 'store'),
  };
  return openStore(request, io);
}

/**
 * Exports an image by its ID, since its tags may move meanwhile. If the engine refuses the ID, by its name; the export is compared
 * with the ID either way.
 */
async function exportById(
  engine: Connection,
  image: EngineImage & { id: Digest },
  io: SourceIo,
): Promise<StreamedFiles> {
  // Podman reads `sha256:…` as a name with a tag; containerd's store wants it.
  const id = image.kind === 'podman' ? image.id.slice(image.id.indexOf(':') + 1) : image.id;
  const name = exportableName(image);
  const of = exportOf(image.reference);
  try {
    return await exportAs(engine, { path: `/images/${id}/get`, of }, io);
  } catch (error) {
    const status = statusOf(error);
    if (status === undefined || name === id) throw error;
    io.debug?.(`the engine answered ${String(status)} to the export of ${id}; trying ${name}`);
    return exportAs(engine, { path: `/images/${name}/get`, of }, io);
  }
}

/** The name with its tag: without one, an engine would export every tag. */
function exportableName({ reference, facts }: EngineImage): string {
  const full = completeReference(reference);
  const isTag = (tag: string) => meansReference(full, tag) || meansReference(tag, full);
  return stringsIn(exactMember(facts, 'RepoTags')).some(isTag) ? full : reference;
}

/** Through the engine's socket; by the client if it is elsewhere, or to report the error if its answer is not an export. */
async function exportAs(
  engine: Connection,
  { path, of }: { path: string; of: ArchiveName },
  io: SourceIo,
): Promise<StreamedFiles> {
  const { socketPath } = engine.address;
  if (socketPath !== undefined) {
    const archive = new StreamedArchive(of, io);
    const request = { socketPath, path, who: whoIs(engine), signal: engine.signal };
    if (await fetchLocally(request, archive)) return archive.finish();
  }
  const answer = await get(engine, { path, isStream: true, milliseconds: TIMEOUTS.firstByte });
  if (!(answer instanceof Readable)) throw new TypeError('the export is not a stream');
  return readArchiveStream(watched(answer, whoIs(engine)), of, io);
}

const LOOK = 'Try again; if it happens again, look at the engine’s log and its disk.';

function exportOf(reference: string): ArchiveName {
  return { name: `the engine's export of ${reference}`, hint: LOOK };
}

/** The image's size by the engine, for progress. */
function sizeOf(facts: unknown): number | null {
  const size = member(facts, 'Size');
  return typeof size === 'number' && size > 0 ? size : null;
}

/** A name has at most 255 bytes, a tag 128, and a digest fewer. */
const MAX_NAME = 512;

/** The engine's client puts the name into a URL unescaped. An @ without a digest after it ends a login. */
function checkName(reference: string): void {
  checkComplete(reference);
  const fits = reference.length <= MAX_NAME && !reference.includes('..');
  if (fits && /^[A-Za-z0-9][A-Za-z0-9._\-/:]*(?:@sha(?:256|512):[a-f0-9]+)?$/.test(reference)) return;
  throw new UsageError(`${JSON.stringify(withoutLogin(reference).slice(0, 80))} is not an image name`, {
    about: 'image',
    hint: 'Give the path of a saved image, or a name such as web:ci.',
  });
}

function engineError(error: unknown, reference: string, { address, kind }: Connection): unknown {
  if (error instanceof MeasureError || error instanceof UsageError) return error;
  const status = statusOf(error);
  const reason = error instanceof Error ? error.message : String(error);
  if (status === 404)
    return new MeasureError(`the engine has no image ${JSON.stringify(reference)}`, {
      about: 'image',
      hint: kind === 'podman' ? NO_PODMAN_IMAGE : noDockerImage(reference),
      cause: error,
    });
  if (status !== undefined)
    return new MeasureError(`the engine at ${address.shown} answered ${String(status)}: ${oneLine(reason)}`, {
      hint: 'Look at the engine’s log.',
      cause: error,
    });
  const unconnected = CONNECT[codeOf(error) ?? ''];
  if (unconnected !== undefined)
    return new MeasureError(
      `no ${kind === 'podman' ? 'Podman service' : 'Docker engine'} answers at ${address.shown} (${unconnected})`,
      { hint: kind === 'podman' ? START_PODMAN : START_DOCKER, cause: error },
    );
  return new MeasureError(`reading ${reference} from the engine at ${address.shown} failed: ${oneLine(reason)}`, {
    hint: 'Try again; look at the engine’s log.',
    cause: error,
  });
}

/** The status of an engine's error; undefined without an answer. */
function statusOf(error: unknown): unknown {
  return error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
}

const NO_DOCKER_IMAGE =
  'Build or pull it first and check the name with docker image ls. Buildx leaves it in the engine only with --load, and ' +
  'docker/build-push-action only with load: true. A saved image can be given by its path, or put into the engine with docker load.';

const LOAD = 'If docker/build-push-action builds it, set load: true there; docker buildx build needs --load.';

/** The name of an image in another registry than the default one may be meant for that registry. */
function noDockerImage(reference: string): Advice {
  const [host = '', ...rest] = reference.split('/');
  if (rest.length === 0 || !(/[.:]/.test(host) || host === 'localhost'))
    return {
      commandLine: NO_DOCKER_IMAGE,
      action: `${LOAD} Otherwise build or pull it in a step before this one and check the name. A saved image can be given by its path.`,
    };
  const pull = `or pull it first: docker pull ${reference}`;
  const prefixed = `To read it from its registry, write registry:${reference}, ${pull}`;
  return {
    commandLine: prefixed,
    action: `${LOAD} If it is pushed, set the input "source" to registry:${reference}`,
    config: `To read it from its registry, write registry: ${reference} instead of image:, ${pull}`,
  };
}

const NO_PODMAN_IMAGE =
  'Build or pull it first, check the name with podman image ls, or give the path of a saved image.';

const START_DOCKER: Advice = {
  commandLine: 'Start Docker, set DOCKER_HOST, or give a saved image: imagebudget check image.tar',
  action: 'Start Docker, set DOCKER_HOST in the env of the step, or set the input "source" to a saved image: image.tar',
};

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
