/** What sources are given in tests: an environment, and files that are only in memory. */
import { tmpdir } from 'node:os';
import { SMALL_FILES } from '../../../src/analysis/small-files.ts';
import type { Digest } from '../../../src/image/types.ts';
import { DEFAULT_LIMITS } from '../../../src/layer/limits.ts';
import type { FileSet } from '../../../src/source/files/files.ts';
import type { SourceIo } from '../../../src/source/types.ts';
import { archiveOf, blobName, sha256 } from './archives.ts';
import { seekable } from './streams.ts';

/** An empty environment on an amd64 machine without an engine. */
export function sourceIo(parts: Partial<SourceIo> = {}): SourceIo {
  return {
    cwd: '/nowhere',
    env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    arch: 'x64',
    temporaryFolder: tmpdir(),
    now: () => performance.now(),
    date: () => new Date(),
    signal: new AbortController().signal,
    run: async () => 127,
    stdin: () => null,
    progress: { stage() {}, advance() {}, done() {} },
    limits: DEFAULT_LIMITS,
    smallFiles: SMALL_FILES,
    ...parts,
  };
}

/** A set of files in memory, which counts how often it was closed. */
export function fileSetOf(files: ReadonlyMap<string, Buffer>, name = 'image.tar'): FileSet & { closed: number } {
  return {
    name,
    closed: 0,
    get(wanted) {
      const bytes = files.get(wanted);
      return bytes === undefined ? null : seekable(bytes);
    },
    close() {
      this.closed++;
    },
  };
}

/** An OCI layout that is put together by hand, blob by blob. */
export class LayoutBuilder {
  readonly files = new Map<string, Buffer>([['oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')]]);

  /** Adds a blob; its descriptor. */
  blob(
    content: Buffer | object,
    mediaType: string | undefined = undefined,
  ): { digest: Digest; size: number; mediaType?: string } {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    this.files.set(blobName(bytes), bytes);
    const descriptor = { digest: `sha256:${sha256(bytes)}` as const, size: bytes.length };
    return mediaType === undefined ? descriptor : { ...descriptor, mediaType };
  }

  /** Adds an image of these layers; its manifest's descriptor. */
  image(layers: readonly Buffer[], platform: object = { os: 'linux', architecture: 'amd64' }) {
    const config = this.blob(
      { ...platform, rootfs: { type: 'layers', diff_ids: layers.map(tar => `sha256:${sha256(tar)}`) } },
      'application/vnd.oci.image.config.v1+json',
    );
    return this.blob(
      { config, layers: layers.map(tar => this.blob(tar)) },
      'application/vnd.oci.image.manifest.v1+json',
    );
  }

  index(manifests: readonly object[]) {
    return this.blob({ manifests }, 'application/vnd.oci.image.index.v1+json');
  }

  /** The whole layout, with these entries in its index.json. */
  layout(manifests: readonly object[]): Map<string, Buffer> {
    return new Map([...this.files, ['index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests }))]]);
  }

  archive(manifests: readonly object[]): Buffer {
    return archiveOf(this.layout(manifests));
  }
}

/** The annotation by which a layout names an image. */
export const named = (name: string) => ({ annotations: { 'org.opencontainers.image.ref.name': name } });
