/** Layers from plain entries, and their analysis, without any tar. */
import { analyse } from '../../../src/analysis/analyse.ts';
import type { Analysis } from '../../../src/analysis/types.ts';
import type { Digest, ImageManifest } from '../../../src/image/types.ts';
import type { KeepableRead } from '../../../src/layer/cache/entry-format.ts';
import { LayerIndex } from '../../../src/layer/index/layer-index.ts';
import type { Known } from '../../../src/layer/layer-bytes.ts';
import { TarHeader } from '../../../src/layer/tar/header.ts';
import type { ModelEntry } from '../oracles/slow-model.ts';

const TYPE_FLAGS: Record<ModelEntry['type'], string> = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  char: '3',
  block: '4',
  dir: '5',
  fifo: '6',
};

/** A layer index of these entries; a content is its own hash. */
export function indexOf(entries: readonly ModelEntry[]): LayerIndex {
  const index = new LayerIndex();
  for (const { name, type, size = 0, link = '', content } of entries) {
    const entry = { name, link, type: TYPE_FLAGS[type].charCodeAt(0), size, stored: size, mode: 0o644 };
    const at = index.add(Object.assign(new TarHeader(), entry), 0);
    if (content !== undefined) index.setHash(at, content);
  }
  return index;
}

export function manifestOf(layerCount: number): ImageManifest {
  const diffIds = Array.from({ length: layerCount }, (_, n) => `sha256:${String(n).padStart(64, '0')}` as const);
  return {
    digest: 'sha256:0',
    configDigest: 'sha256:0',
    configSize: 0,
    config: {
      platform: { os: 'linux', architecture: 'amd64' },
      diffIds,
      history: [],
      env: [],
      entrypoint: [],
      cmd: [],
      workingDir: '',
    },
    layers: diffIds.map(diffId => ({ diffId, digest: null, compressedSize: null, createdBy: '' })),
    notes: [],
  };
}

const NOTHING = {
  entries: 0,
  nameBytes: 0,
  allNameBytes: 0,
  headerBytes: 0,
  layerBytes: 0,
  imageBytes: 0,
  ratio: 0,
  windowBytes: 0,
};

/** As if a layer had been read from a stream that hashed to this diff ID. */
export function readOf(index: LayerIndex, diffId: Digest = 'sha256:0', known: Known = 'hashes'): KeepableRead {
  const proof = { verified: 'digest', isHashed: true, hasMarker: true } as const;
  const facts = { known, compression: 'none', blobBytes: 0, digest: diffId, diffId, reached: NOTHING } as const;
  return { index, ...proof, ...facts };
}

export async function analyseEntries(layers: readonly (readonly ModelEntry[])[]): Promise<{ analysis: Analysis }> {
  const indexes = layers.map(indexOf);
  const analysis = await analyse({
    manifest: manifestOf(layers.length),
    layers: indexes.map(index => ({
      index,
      bytes: { kind: 'index' as const, read: readOf(index) },
    })),
    rules: [],
    ignore: [],
    dockerfile: null,
  });
  return { analysis };
}
