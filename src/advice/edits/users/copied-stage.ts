/** The stage of this Dockerfile from which a COPY brings something. */
import { type BuildStep, stageSteps } from '../../../dockerfile/build/build-steps.ts';
import { CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import { stageNamed, stageParents } from '../../../dockerfile/build/stages.ts';
import type { Dockerfile, Stage } from '../../../dockerfile/parse.ts';
import type { EditImage } from '../edit-image.ts';

export interface CopiedStage {
  /** Its own steps. */
  steps: BuildStep[];
  /** Where the directory was in the stage. */
  source: string;
}

/**
 * The stage that a directory of the image was copied from; null if that is not certain, or if anything else uses the directory there: a
 * stage that builds on it, another COPY, or a mount.
 * @param path a file in the directory
 */
export function copiedStage(
  step: BuildStep,
  { directory, path }: { directory: string; path: string },
  image: EditImage,
): CopiedStage | null {
  const { dockerfile } = image;
  const { line, keyword, text } = step.instruction;
  const copied = keyword === 'COPY' ? copiedBy(text) : null;
  const destination = copied === null ? null : destinationOf(step, copied);
  if (copied === null || copied.from === null || destination === null || step.layer === null) return null;
  const stage = stageNamed(dockerfile, copied.from, line);
  const isFile = (one: string) => step.layer !== null && image.hasFile(step.layer, one);
  const file = new CopyMap(copied, destination, isFile).sourceOf(path);
  const below = path.slice(directory.length);
  if (stage === null || file === null || !file.endsWith(below) || !path.startsWith(`${directory}/`)) return null;
  const source = file.slice(0, -below.length);
  if (source === '' || isUsed(stage, { source, line }, dockerfile)) return null;
  const steps = stageSteps(dockerfile, `${dockerfile.stages.indexOf(stage)}`);
  return { steps: steps.filter(one => one.stage === stage.line), source };
}

function isUsed(stage: Stage, { source, line }: { source: string; line: number }, dockerfile: Dockerfile): boolean {
  const index = dockerfile.stages.indexOf(stage);
  if (stageParents(dockerfile).includes(index)) return true;
  return dockerfile.instructions.some(instruction => {
    if (instruction.line === line) return false;
    if (instruction.keyword === 'RUN') return mountedStages(instruction.text).some(name => isNamed(name, instruction));
    const copied = instruction.keyword === 'COPY' ? copiedBy(instruction.text) : null;
    if (copied === null) return instruction.keyword === 'COPY' && instruction.text.includes('--from=');
    if (copied.from === null || !isNamed(copied.from, instruction)) return false;
    return copied.sources.some(one => overlap(`/${one.replace(/^\/+/, '').replace(/\/+$/, '')}`, source));
  });
  function isNamed(name: string, { line: at }: { line: number }): boolean {
    return stageNamed(dockerfile, name, at) === stage;
  }
}

function mountedStages(text: string): string[] {
  return [...text.matchAll(/--mount=\S*?\bfrom=([^,\s]+)/g)].map(([, name = '']) => name);
}

/** Whether one is in the other; a pattern may mean anything. */
function overlap(a: string, b: string): boolean {
  return a === '/' || /[*?[]/.test(a) || a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
