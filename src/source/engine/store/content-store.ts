/**
 * Finds an image in the content store of an engine that uses containerd. As in an OCI image layout, documents and compressed layers
 * are files named by their digests. https://github.com/containerd/containerd/blob/main/docs/content-flow.md
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asDigest } from '../../../image/parse.ts';
import type { Digest } from '../../../image/types.ts';
import { type FileSet, inMemory, openDirectory } from '../../files/files.ts';
import type { SourceIo } from '../../types.ts';
import { exactMember } from '../engine-json.ts';
import { StoreProblem } from './problem.ts';

/** The engine's own containerd, below its data root, and the system's. */
const OWN = 'containerd/daemon';
const SYSTEM = '/var/lib/containerd';
const CONTENT = 'io.containerd.content.v1.content';
const SNAPSHOTTER = /^io\.containerd\.snapshotter\./;

/** Whether the engine may have such a store, by its answer to `GET /images/NAME/json`. */
export function mayHaveContent(facts: unknown): boolean {
  return (
    exactMember(facts, 'Descriptor') !== undefined ||
    exactMember(exactMember(facts, 'GraphDriver'), 'Name') === 'overlayfs'
  );
}

/**
 * @param facts the engine's answer to `GET /images/NAME/json` @param info that to `GET /info`
 * @returns the store as an image layout with this one image. @throws StoreProblem if it cannot be found
 */
export function openContent({ facts, info }: { facts: unknown; info: unknown }, shown: string, io: SourceIo): FileSet {
  if (!hasSnapshotter(info)) throw new StoreProblem('it is neither of a graph driver nor of containerd');
  const digest = asDigest(String(exactMember(facts, 'Id')));
  if (digest === null) throw new StoreProblem('the engine does not say which image it is');
  const own = exactMember(info, 'DockerRootDir');
  const roots = [...(typeof own === 'string' && own.startsWith('/') ? [join(own, OWN)] : []), SYSTEM];
  const blob = `blobs/${digest.replace(':', '/')}`;
  const root = roots.map(folder => join(folder, CONTENT)).find(folder => existsSync(join(folder, blob)));
  if (root === undefined) throw new StoreProblem('the image is not found on this machine');
  return layoutOf(openDirectory(root, shown, io.signal), { digest, blob });
}

/** `docker info` names the snapshotter in the driver's status. */
function hasSnapshotter(info: unknown): boolean {
  const status = exactMember(info, 'DriverStatus');
  return Array.isArray(status) && status.some(pair => Array.isArray(pair) && SNAPSHOTTER.test(String(pair[1])));
}

/** Adds the index that a content store lacks. */
function layoutOf(content: FileSet, { digest, blob }: { digest: Digest; blob: string }): FileSet {
  const size = content.get(blob);
  if (size?.kind !== 'seekable') throw new StoreProblem('the image is not a file');
  const documents = new Map<string, object>([
    ['oci-layout', { imageLayoutVersion: '1.0.0' }],
    ['index.json', { schemaVersion: 2, manifests: [{ digest, size: size.size }] }],
  ]);
  return {
    name: content.name,
    get(name) {
      const document = documents.get(name);
      return document ? inMemory(Buffer.from(JSON.stringify(document))) : content.get(name);
    },
    close: () => content.close(),
  };
}
