/** What is read of programs, libraries and modules, in a second look at the layers, for edits that take away what no container needs. */
import type { Packages } from '../../packages/find-packages.ts';
import type { NotKnown } from '../../runtime/read-files.ts';
import type { Waste } from '../findings.ts';
import { loadedBy } from './build-only/loaded.ts';
import { type DebugFiles, debugFiles } from './debug-build/debug-files.ts';
import { gpuUses } from './gpu/gpu-uses.ts';
import type { GpuUses } from './gpu/types.ts';
import { type NeedsFacts, type OtherBases, otherBases } from './program-needs.ts';
import { type PythonMentions, pythonMentions } from './python/mentions.ts';

export interface ReadForEdits {
  /** What is known for edits that take another base. */
  bases: OtherBases;
  /** Names of libraries that files of no package load. */
  loaded: ReadonlySet<string> | NotKnown;
  /** What Python files mention of tools and tests that may go. */
  mentions: readonly PythonMentions[] | NotKnown;
  /** What may use a GPU; null if the image has no package of which it matters. */
  gpu: GpuUses | NotKnown | null;
  /** How many bytes of compiled files are debug information, where the Dockerfile may build for debugging. */
  debug: DebugFiles | NotKnown;
  packages: Packages;
}

/** @throws MeasureError if a layer has changed since it was read */
export async function readForEdits(facts: NeedsFacts, { claimed }: Pick<Waste, 'claimed'>): Promise<ReadForEdits> {
  return {
    bases: await otherBases(facts),
    loaded: await loadedBy(facts),
    mentions: await pythonMentions(facts, claimed),
    gpu: await gpuUses(facts),
    debug: await debugFiles(facts),
    packages: facts.packages,
  };
}
