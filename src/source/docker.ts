/** Images in a Docker engine, read from its export: https://docs.docker.com/reference/api/engine/ */
import type Docker from 'dockerode';
import { MeasureError, UsageError } from '../errors.ts';
import { sha256Of } from '../image/digest.ts';
import { alignHistory } from '../image/history.ts';
import { parseImageConfig } from '../image/parse.ts';
import { requirePlatform } from '../image/platform.ts';
import type { Platform, SourceKind } from '../image/types.ts';
import type { StreamRead } from '../layer/read-layer.ts';
import { type EngineAddress, engineAddress } from './engine-address.ts';
import { checkExported, readExport } from './export-stream.ts';
import type { ImageSource, OpenSource, SourceIo } from './types.ts';
import { watched } from './watchdog.ts';

/** Opens an image of the engine by name or ID. @throws UsageError, MeasureError */
export const openDocker: OpenSource = (request, io) => openFromEngine(request, io, 'docker');

/** As `openDocker`, for an image that is reported as of another kind. */
export async function openFromEngine(
  request: { reference: string; platform: Platform | null },
  io: SourceIo,
  kind: SourceKind,
): Promise<ImageSource> {
  const { reference } = request;
  checkName(reference);
  const engine = await connect(io);
  const image = engine.docker.getImage(reference);
  const facts = await image.inspect().catch(error => {
    throw engineError(error, reference, engine.address);
  });
  io.progress.stage(`reading ${reference} from the engine`, facts.Size || null);
  try {
    const stream = watched(await image.get(), `the engine at ${engine.address.shown}`);
    io.signal.addEventListener('abort', () => stream.destroy(), { once: true });
    const source = exportedSource({ kind, reference }, await readExport(stream, reference, io));
    requirePlatform(source.manifest.config.platform, request.platform, reference);
    return source;
  } catch (error) {
    throw engineError(error, reference, engine.address);
  } finally {
    io.progress.done();
  }
}

function exportedSource(
  of: { kind: SourceKind; reference: string },
  exported: Awaited<ReturnType<typeof readExport>>,
): ImageSource {
  const config = parseImageConfig(exported.config, `the config of ${of.reference}`);
  if (config.diffIds.length !== exported.layers.length)
    throw new MeasureError(
      `the export of ${of.reference} has ${exported.layers.length} layers, its config ${config.diffIds.length}`,
      {
        hint: 'The engine’s store is damaged. Pull or build the image again.',
      },
    );
  const layers = config.diffIds.map((diffId, index) => {
    const read: StreamRead | undefined = exported.layers[index];
    if (read === undefined) throw new RangeError(`no layer ${index}`);
    return checkExported(read, diffId, index);
  });
  const { createdBy, note } = alignHistory(config.history, layers.length);
  return {
    kind: of.kind,
    reference: of.reference,
    manifest: {
      digest: sha256Of(exported.config),
      config,
      configSize: exported.config.length,
      layers: layers.map((read, index) => ({
        diffId: read.diffId,
        digest: read.compression === 'none' ? null : read.digest,
        compressedSize: read.compression === 'none' ? null : read.blobBytes,
        createdBy: createdBy[index] ?? '',
      })),
      notes: note === null ? [] : [note],
    },
    layer(index) {
      const read = layers[index];
      if (read === undefined) throw new RangeError(`no layer ${index}`);
      return { kind: 'index', read };
    },
    async [Symbol.asyncDispose]() {},
  };
}

async function connect(io: SourceIo): Promise<{ docker: Docker; address: EngineAddress }> {
  const address = engineAddress(io.env);
  const { shown: _, ...options } = address;
  const { default: Engine } = await import('dockerode');
  // Its own defaults read the process's environment; an explicit host keeps them out.
  return { docker: new Engine({ host: undefined, ...options } as Docker.DockerOptions), address };
}

/** The engine's client puts the name into a URL as it is. */
function checkName(reference: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._\-/:@]*$/.test(reference) && !reference.includes('..')) return;
  throw new UsageError(`${JSON.stringify(reference.slice(0, 80))} is no image name`, {
    hint: 'Give a path of a saved image, or a name such as web:ci.',
  });
}

function engineError(error: unknown, reference: string, address: EngineAddress): unknown {
  if (error instanceof MeasureError || error instanceof UsageError) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = error instanceof Error ? error.message : String(error);
  if (status === 404)
    return new MeasureError(`the engine has no image ${JSON.stringify(reference)}`, {
      hint: 'Build or pull it first, check the name with docker image ls, or give the path of a saved image.',
      cause: error,
    });
  if (status !== undefined)
    return new MeasureError(`the engine at ${address.shown} answered ${String(status)}: ${oneLine(reason)}`, {
      hint: 'Look at the engine’s log.',
      cause: error,
    });
  if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'EACCES' || code === 'ENOTFOUND' || code === 'ETIMEDOUT')
    return new MeasureError(`no Docker engine answers at ${address.shown} (${CONNECT[code] ?? code})`, {
      hint: 'Start Docker, set DOCKER_HOST, or give a saved image: imagebudget check image.tar',
      cause: error,
    });
  return new MeasureError(`reading ${reference} from the engine at ${address.shown} failed: ${oneLine(reason)}`, {
    hint: 'Try again; look at the engine’s log.',
    cause: error,
  });
}

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
