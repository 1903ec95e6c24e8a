/** Images as engines keep them: what an engine says of one, and how it exports it. Independent of `src/`. */
import { archiveOf, sha256 } from '../../archives/archives.ts';
import { type Answers, answer, body } from './fake-engine.ts';

export interface EngineImage {
  /** With its algorithm. */
  id: string;
  /** The engine's answer to `GET /images/NAME/json`. */
  facts: object;
  /** What it exports. */
  archive: Buffer;
}

interface Config {
  os?: string;
  architecture?: string;
  rootfs: { diff_ids: string[] };
}

/**
 * An image in an engine's export.
 * @param isBy what the engine knows it by: graph drivers and Podman by its config, the containerd store by what its index names
 */
export function engineImage(files: ReadonlyMap<string, Buffer>, isBy: 'config' | 'index' = 'config'): EngineImage {
  const bytes = configIn(files);
  const config: Config = JSON.parse(bytes.toString());
  const id = isBy === 'config' ? `sha256:${sha256(bytes)}` : rootOf(files);
  const { os: Os, architecture: Architecture } = config;
  const facts = { Id: id, Os, Architecture, Size: 1, RootFS: { Type: 'layers', Layers: config.rootfs.diff_ids } };
  return { id, facts, archive: archiveOf(files) };
}

/** The answers of an engine that has this one image, whatever name is asked for. */
export function engineOf({ facts, archive }: Pick<EngineImage, 'facts' | 'archive'>): Answers {
  return { inspect: answer(200, facts), get: body(archive) };
}

/** Answers for files as an engine with a graph driver exports them. */
export const engineWith = (files: ReadonlyMap<string, Buffer>): Answers => engineOf(engineImage(files));

function configIn(files: ReadonlyMap<string, Buffer>): Buffer {
  const found = [...files.values()].find(bytes => bytes[0] === 0x7b && bytes.includes('"diff_ids"'));
  if (found === undefined) throw new Error('no config');
  return found;
}

function rootOf(files: ReadonlyMap<string, Buffer>): string {
  const { manifests } = JSON.parse(String(files.get('index.json')));
  return manifests[0].digest;
}
