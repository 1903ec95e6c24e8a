/** docker-archives that `docker save` wrote: their image config, and a copy whose layers the engine has never seen. */
import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, pack } from 'tar-stream';
import { filler, sha256, tarOf } from './archives.ts';

export interface SavedConfig {
  rootfs: { diff_ids: string[] };
  history: { created_by?: string; empty_layer?: boolean }[];
}

interface Saved {
  config: SavedConfig;
  /** Names of the members that hold layers, bottom first. */
  layers: string[];
}

/** Larger members are layers. */
const MAX_DOCUMENT_BYTES = 1024 ** 2;

/** What the manifest of the archive's only image names. */
export async function readSaved(file: string): Promise<Saved> {
  const documents = new Map<string, string>();
  for await (const entry of createReadStream(file).pipe(extract())) {
    if (entry.header.type === 'file' && (entry.header.size ?? 0) < MAX_DOCUMENT_BYTES) {
      const parts: Buffer[] = [];
      for await (const part of entry as AsyncIterable<Buffer>) parts.push(part);
      documents.set(entry.header.name, Buffer.concat(parts).toString());
    } else entry.resume();
  }
  const [image] = JSON.parse(documents.get('manifest.json') ?? '[]');
  return { config: JSON.parse(documents.get(image.Config) ?? ''), layers: image.Layers };
}

/** The one file of the layer that `rechained` puts below the others. */
export const BOTTOM = { path: '/bottom/file', bytes: 4321 };

/**
 * Copies an archive with one more layer at the bottom. An engine names layers by all that lie below, so it has none of
 * the copy's: loading it unpacks each of them, where an image that it built itself would merely be found again.
 */
export async function rechained(from: string, to: string, tag: string): Promise<void> {
  const { config, layers } = await readSaved(from);
  const bottom = tarOf([{ name: 'bottom/' }, { name: BOTTOM.path.slice(1), body: filler(BOTTOM.bytes) }]);
  config.rootfs.diff_ids.unshift(`sha256:${sha256(bottom)}`);
  config.history.unshift({ created_by: 'COPY bottom /bottom' });
  const manifest = [{ Config: 'config.json', RepoTags: [tag], Layers: ['bottom.tar', ...layers] }];

  const archive = pack();
  const writing = pipeline(archive as unknown as Readable, createWriteStream(to));
  archive.entry({ name: 'bottom.tar' }, bottom);
  for await (const entry of createReadStream(from).pipe(extract())) {
    const { header } = entry;
    // The old manifest, and index.json, from which newer engines load.
    if (/^(manifest|index)\.json$|^repositories$|^oci-layout$/.test(header.name)) entry.resume();
    else await pipeline(entry as unknown as Readable, archive.entry({ ...header, pax: null } as typeof header));
  }
  archive.entry({ name: 'config.json' }, JSON.stringify(config));
  archive.entry({ name: 'manifest.json' }, JSON.stringify(manifest));
  archive.finalize();
  await writing;
}
