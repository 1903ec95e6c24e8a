/** Facts of made images for comparisons, from the few that a test is about. */
import { layerFacts } from '../../../src/baseline/image-facts.ts';
import type { ImageFacts } from '../../../src/baseline/types.ts';
import type { Directory } from '../../../src/stack/directory-sizes.ts';

export interface LayerSpec {
  /** What tells its content from others; the bytes and the instruction where it is left out. */
  content?: string;
  bytes?: number;
  createdBy?: string;
  line?: number;
  settings?: string;
}

export interface FactsSpec extends Partial<Omit<ImageFacts, 'layers' | 'directories'>> {
  layers: readonly LayerSpec[];
  /** Files by path, with their bytes; they make up the visible bytes. */
  files?: Readonly<Record<string, number>>;
  baseLayers?: number;
}

/** An image whose sums hold; what no file has is wasted by being deleted. */
export function imageFacts({ layers, files, baseLayers, ...given }: FactsSpec): ImageFacts {
  const all = layers.map(({ content, bytes = 0, createdBy = '', line, settings = '' }, index) =>
    layerFacts({
      index,
      diffId: `sha256:${content ?? `${bytes} ${createdBy}`}`,
      bytes,
      createdBy,
      settings,
      dockerfile: line === undefined ? null : { path: 'Dockerfile', line },
    }),
  );
  const image = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const visible = files === undefined ? image : Object.values(files).reduce((sum, bytes) => sum + bytes, 0);
  const wasted = image - visible;
  return {
    name: 'web:ci',
    source: { kind: 'docker', reference: 'web:ci', digest: 'sha256:0', platform: 'linux/amd64' },
    writtenBy: null,
    sizes: { image, visible, wasted, removable: 0, download: null, own: null, efficiency: 1 },
    base: baseLayers === undefined ? null : { name: null, layers: baseLayers, evidence: 'history' },
    layers: all,
    findings: wasted === 0 ? [] : [{ kind: 'wasted', id: 'deleted later', title: 'deleted', bytes: wasted }],
    directories: files === undefined ? null : directories(files),
    packages: [],
    lockfiles: [],
    ...given,
  };
}

function directories(files: Readonly<Record<string, number>>): Directory {
  const root: Directory = { bytes: 0, children: null };
  for (const [path, bytes] of Object.entries(files)) {
    let at = root;
    for (const name of path.split('/').slice(1, -1)) {
      const next = at.children?.get(name) ?? { bytes: 0, children: null };
      at.children ??= new Map();
      at.children.set(name, next);
      at = next;
    }
    at.bytes += bytes;
  }
  return root;
}
