/** What we choose from the bytes of a case, in the words of main.go. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ImagebudgetError } from '../../../src/errors.ts';
import { hostPlatform, parsePlatform } from '../../../src/image/platform.ts';
import type { Digest, ImageConfig } from '../../../src/image/types.ts';
import { DEFAULT_LIMITS } from '../../../src/layer/limits.ts';
import { openDockerArchive } from '../../../src/source/archive/docker-archive.ts';
import { archiveForm } from '../../../src/source/detect.ts';
import { openOciLayout } from '../../../src/source/layout/oci-layout.ts';
import { chooseImage } from '../../../src/source/registry/choose-platform.ts';
import { Documents } from '../../../src/source/registry/documents.ts';
import type { Session } from '../../../src/source/registry/session.ts';
import { configOf } from '../../../src/source/stored-image.ts';
import type { ImageSource } from '../../../src/source/types.ts';
import { fileSetOf, sourceIo } from '../../kit/archives/sources.ts';
import type { Case } from './cases.ts';

/** The image that we would measure; null where we refuse. */
export async function ours(one: Case): Promise<string | null> {
  try {
    return one.kind === 'registry' ? await fromRegistry(one) : fromFiles(one);
  } catch (error) {
    if (error instanceof ImagebudgetError) return null;
    throw error;
  }
}

function fromFiles({ kind, files, ref, platform }: Case): string {
  const set = fileSetOf(files);
  const wanted = platform === null ? null : parsePlatform(platform);
  const form = kind === 'layout' ? ('oci-layout' as const) : archiveForm(set);
  const request = { kind: form, reference: 'it', ref, platform: wanted };
  const open = form === 'docker-archive' ? openDockerArchive : openOciLayout;
  const source = open(set, request, sourceIo());
  const { config, layers } = source.manifest;
  return canonical(
    config,
    layers.map(({ digest }, at) => digest ?? contentOf(source, at)),
  );
}

function contentOf(source: ImageSource, layer: number): string {
  const bytes = source.layer(layer);
  if (bytes.kind !== 'seekable') throw new TypeError('a layer is no file');
  const all = new Uint8Array(bytes.size);
  bytes.readAt(all, 0);
  return `sha256:${createHash('sha256').update(all).digest('hex')}`;
}

async function fromRegistry({ files, platform, root }: Case): Promise<string> {
  const documents = new Documents(sessionOf(files), DEFAULT_LIMITS.manifestBytes);
  const wish = { wanted: platform === null ? null : parsePlatform(platform), host: hostPlatform('x64') };
  const json = files.get(`blobs/${root?.digest.replace(':', '/')}`);
  if (!json || !root) throw new TypeError('the case has no root');
  const { mediaType } = root;
  const image = await chooseImage({ digest: root.digest as Digest, json, mediaType, what: 'it' }, documents, wish);
  const config = configOf({ reference: 'it', ...image });
  return canonical(
    config,
    image.layers.map(({ digest }) => digest),
  );
}

/** A registry that has all blobs and calls every document what its own media type says, or nothing. */
function sessionOf(files: ReadonlyMap<string, Buffer>): Session {
  const get: Session['get'] = async ({ path, missing }) => {
    const digest = path.replace(/^(manifests|blobs)\//, '');
    const bytes = files.get(`blobs/${digest.replace(':', '/')}`);
    if (bytes === undefined) throw missing();
    const response = Object.assign(Readable.from([bytes]), { headers: { 'content-type': 'text/plain' } });
    return { response: response as never, who: 'it', now: () => performance.now() };
  };
  return { get, registry: 'it', signal: new AbortController().signal } as Session;
}

function canonical({ diffIds, env, workingDir }: ImageConfig, layers: readonly string[]): string {
  return [layers.join('|'), diffIds.join('|'), env.join('|'), workingDir].join('\n');
}
