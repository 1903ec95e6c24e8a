/** Analyses small images from tars, as the command line would: layers are read, their contents compared. */
import { Readable } from 'node:stream';
import { analyse } from '../../../src/analysis/analyse.ts';
import type { Part } from '../../../src/analysis/measured-parts.ts';
import { SMALL_FILES } from '../../../src/analysis/small-files.ts';
import type { Analysis } from '../../../src/analysis/types.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import type { HistoryEntry, ImageConfig } from '../../../src/image/types.ts';
import type { LayerBytes, SeekableBytes } from '../../../src/layer/layer-bytes.ts';
import { readLayer } from '../../../src/layer/read-layer.ts';
import { rules } from '../../../src/rules/index.ts';
import { type Compression, compress, type Entry, tarOf } from '../archives/archives.ts';
import { manifestOf } from '../archives/layers-of-entries.ts';

export interface SmallLayer {
  createdBy?: string;
  entries: readonly Entry[];
}

export interface SmallImage {
  layers: readonly SmallLayer[];
  config?: Partial<ImageConfig>;
  /** Instead of one entry a layer. */
  history?: readonly HistoryEntry[];
  dockerfile?: string;
  /** The text of the `.dockerignore`, which is empty where it is missing; null if its place is not known. */
  ignoreFile?: string | null;
  target?: string;
  compression?: Compression;
  /** Whether the source sends each layer once, as an engine's export does. */
  isStreamed?: boolean;
  /** What budgets limit. */
  parts?: readonly Part[];
}

/** A buffer as a source's bytes. */
export function seekable(buffer: Buffer): SeekableBytes {
  return {
    kind: 'seekable',
    size: buffer.length,
    readAt: (target, offset, length = target.length) => buffer.copy(target, 0, offset, offset + length),
  };
}

function streamed(tar: Buffer): LayerBytes {
  return { kind: 'stream', size: tar.length, open: () => Readable.from([tar]) };
}

export async function analysed(image: SmallImage): Promise<Analysis> {
  const {
    layers,
    config,
    history,
    dockerfile,
    compression,
    ignoreFile = null,
    target = null,
    isStreamed = false,
    parts = [],
  } = image;
  const manifest = manifestOf(layers.length);
  const written = layers.map(({ createdBy = '' }) => ({ createdBy, emptyLayer: false }));
  Object.assign(manifest.config, { history: history ?? written }, config);
  const read = await Promise.all(
    layers.map(async ({ entries }, n) => {
      const tar = compress(tarOf(entries), compression ?? 'none');
      const bytes: LayerBytes = isStreamed ? streamed(tar) : seekable(tar);
      const { index } = await readLayer(`layer ${n}`, bytes, { diffId: null, digest: null, smallFiles: SMALL_FILES });
      return { index, bytes };
    }),
  );
  const filled = manifest.config.history.filter(({ emptyLayer }) => !emptyLayer);
  return analyse({
    manifest: {
      ...manifest,
      layers: manifest.layers.map((layer, n) => ({ ...layer, createdBy: filled[n]?.createdBy ?? '' })),
    },
    layers: read,
    rules,
    ignore: [],
    directories: true,
    parts,
    dockerfile:
      dockerfile === undefined
        ? null
        : {
            parsed: parseDockerfile(dockerfile),
            path: 'Dockerfile',
            target,
            ignoreFile: ignoreFile === null ? null : { path: '.dockerignore', text: ignoreFile },
          },
  });
}

/** An entry that takes a path away. */
export function gone(path: string): Entry {
  return { name: path.replace(/([^/]+)$/, '.wh.$1'), body: '' };
}
