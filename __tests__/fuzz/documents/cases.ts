/** Images as tools write them, with changes: the cases that are decided by us and by others. */
import { createHash } from 'node:crypto';
import { type Tree, treeOf } from './json-tree.ts';
import { bytesOf, type Donors, give, mutate } from './mutate.ts';
import { Random } from './random.ts';

export interface Case {
  kind: 'layout' | 'archive' | 'registry';
  files: Map<string, Buffer>;
  /** The name that is asked for; null for none. */
  ref: string | null;
  /** The platform that is asked for; null for the machine's. */
  platform: string | null;
  /** What a registry answers for the tag. */
  root: { mediaType: string; digest: string } | null;
}

const TYPES = {
  oci: {
    index: 'application/vnd.oci.image.index.v1+json',
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
  },
  docker: {
    index: 'application/vnd.docker.distribution.manifest.list.v2+json',
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
  },
};
const PLATFORMS = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: 'arm64' },
  { os: 'linux', architecture: '386' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
];
const NAMES = ['web:one', 'web:two'];

const sha256 = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}` as const;
const blobName = (digest: string) => `blobs/${digest.replace(':', '/')}`;

interface Built {
  entry: Record<string, unknown>;
  /** As manifest.json lists it. */
  listed: { Config: string; RepoTags: string[] | null; Layers: string[] };
}

class Builder {
  readonly files = new Map<string, Buffer>();
  readonly #random: Random;
  readonly #donors: Donors = new Map();
  readonly #types: (typeof TYPES)['oci'];

  constructor(random: Random) {
    this.#random = random;
    this.#types = random.chance(80) ? TYPES.oci : TYPES.docker;
  }

  blob(bytes: Buffer): { digest: string; size: number } {
    const digest = sha256(bytes);
    this.files.set(blobName(digest), bytes);
    return { digest, size: bytes.length };
  }

  /** A document, changed now and then. */
  document(value: unknown, percent: number): Buffer {
    const tree: Tree = treeOf(value);
    give(tree, this.#donors);
    while (this.#random.chance(percent)) mutate(tree, this.#random, this.#donors);
    return bytesOf(tree, this.#random);
  }

  image(number: number): Built {
    const random = this.#random;
    const platform = random.chance(60) ? PLATFORMS[number % PLATFORMS.length] : random.of(PLATFORMS);
    const layers = random.some([0, 1, 2], 50).map(at => this.blob(Buffer.from(`layer ${number} ${at}`)));
    const rootfs = { type: 'layers', diff_ids: layers.map(({ digest }) => digest) };
    const run = { Env: [`IMAGE=${number}`], WorkingDir: `/${number}` };
    const config = this.blob(this.document({ ...platform, config: run, rootfs, history: [] }, 15));
    const manifest = {
      schemaVersion: 2,
      mediaType: random.chance(50) ? this.#types.manifest : undefined,
      config: { mediaType: this.#types.config, ...config },
      layers: layers.map(layer => ({ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...layer })),
    };
    const described = this.blob(this.document(manifest, 15));
    const entry = { mediaType: this.#types.manifest, ...described, ...(random.chance(80) && { platform }) };
    const names = layers.map(({ digest }) => blobName(digest));
    return { entry, listed: { Config: blobName(config.digest), RepoTags: null, Layers: names } };
  }

  attestation(): Record<string, unknown> {
    const platform = { os: 'unknown', architecture: 'unknown' };
    const config = this.blob(Buffer.from(JSON.stringify({ ...platform, rootfs: { diff_ids: [] } })));
    const manifest = { schemaVersion: 2, config: { mediaType: this.#types.config, ...config }, layers: [] };
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    return { mediaType: this.#types.manifest, ...this.blob(this.document(manifest, 0)), platform, annotations };
  }

  index(manifests: readonly unknown[], percent: number): Buffer {
    const mediaType = this.#random.chance(50) ? this.#types.index : undefined;
    return this.document({ schemaVersion: 2, mediaType, manifests }, percent);
  }

  indexEntry(manifests: readonly unknown[]): Record<string, unknown> {
    return { mediaType: this.#types.index, ...this.blob(this.index(manifests, 25)) };
  }
}

/** The case of a number; every number has its own. */
export function caseOf(seed: number, number: number): Case {
  const random = new Random(seed * 1_000_003 + number);
  const builder = new Builder(random);
  const images = Array.from({ length: 1 + random.below(3) }, (_, at) => builder.image(at));
  const entries = [...images.map(({ entry }) => entry), ...(random.chance(15) ? [builder.attestation()] : [])];
  const platform = random.of([null, null, 'linux/amd64', 'linux/arm64', 'linux/arm/v7']);
  const kind = random.of(['layout', 'archive', 'archive', 'registry'] as const);
  if (kind === 'registry') {
    const whole = random.chance(80) ? builder.indexEntry(nested(entries, builder, random)) : random.of(entries);
    const mediaType = random.chance(95) ? String(whole.mediaType) : random.of(Object.values(TYPES.docker));
    return { kind, files: builder.files, ref: null, platform, root: { mediaType, digest: String(whole.digest) } };
  }
  const roots = rootsOf(entries, builder, random);
  const ref = random.chance(40) ? random.of(NAMES) : null;
  const index = builder.index(roots, 25);
  const layout = builder.document({ imageLayoutVersion: '1.0.0' }, 2);
  const hasIndex = kind === 'layout' || random.chance(60);
  if (hasIndex) builder.files.set('index.json', index).set('oci-layout', layout);
  if (kind === 'archive' && random.chance(90))
    builder.files.set('manifest.json', builder.document(listOf(images, random, hasIndex), 20));
  return { kind, files: builder.files, ref, platform, root: null };
}

/** Some of the entries in an index of their own. */
function nested(entries: Record<string, unknown>[], builder: Builder, random: Random): Record<string, unknown>[] {
  if (!random.chance(25)) return entries;
  const cut = random.below(entries.length + 1);
  const inner = builder.indexEntry(entries.slice(cut));
  const outer = { ...inner, ...(random.chance(50) && { platform: random.of(PLATFORMS) }) };
  return random.chance(50) ? [...entries.slice(0, cut), outer] : [outer, ...entries.slice(0, cut)];
}

function rootsOf(entries: Record<string, unknown>[], builder: Builder, random: Random): Record<string, unknown>[] {
  const roots = random.chance(60) ? [builder.indexEntry(nested(entries, builder, random))] : entries;
  const isNamed = random.chance(60);
  return roots.map((root, at) => {
    const name = random.chance(80) ? NAMES[at % NAMES.length] : random.of(NAMES);
    const names = {
      'io.containerd.image.name': `docker.io/library/${name}`,
      'org.opencontainers.image.ref.name': name?.split(':')[1],
    };
    return isNamed ? { ...root, annotations: { ...names } } : root;
  });
}

function listOf(images: Built[], random: Random, hasIndex: boolean): Built['listed'][] {
  const listed = random.chance(hasIndex ? 60 : 50) ? images.slice(0, 1) : random.some(images, 70);
  const isNamed = random.chance(60);
  return listed.map(({ listed: one }, at) => ({ ...one, RepoTags: isNamed ? [NAMES[at % NAMES.length] ?? ''] : null }));
}
