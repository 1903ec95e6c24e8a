/** The stage of this Dockerfile from which a COPY brings something. */
import { type BuildStep, optionsOf, resolved, stageSteps } from '../../../dockerfile/build/build-steps.ts';
import { CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import { stageNamed, stageParents } from '../../../dockerfile/build/stages.ts';
import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/parse.ts';
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
  const { line, keyword } = step.instruction;
  const copied = keyword === 'COPY' ? copiedBy(step.expanded) : null;
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

/** What an instruction takes from a stage. */
interface Use {
  line: number;
  stage: Stage | null;
  /** Absolute paths, or patterns; null for a mount, through which it may read anything. */
  sources: string[] | null;
}

const known = new WeakMap<Dockerfile, { parents: ReadonlySet<number | null>; uses: readonly Use[] }>();

function isUsed(stage: Stage, { source, line }: { source: string; line: number }, dockerfile: Dockerfile): boolean {
  // Perf: asked for every group of files.
  const of = known.get(dockerfile) ?? {
    parents: new Set(stageParents(dockerfile)),
    uses: dockerfile.instructions.flatMap(instruction => usesOf(instruction, dockerfile)),
  };
  known.set(dockerfile, of);
  if (of.parents.has(dockerfile.stages.indexOf(stage))) return true;
  return of.uses.some(
    use =>
      use.line !== line &&
      (use.stage === null || use.stage === stage) &&
      (use.sources === null || use.sources.some(one => overlap(one, source))),
  );
}

/** With `stage` null where a variable has the name. */
function usesOf({ keyword, text, line }: Instruction, dockerfile: Dockerfile): Use[] {
  const { options } = optionsOf(text);
  const names = options.flatMap(option => {
    if (keyword === 'COPY') return option.startsWith('--from=') ? [option.slice('--from='.length)] : [];
    const parts = keyword === 'RUN' && option.startsWith('--mount=') ? option.slice('--mount='.length).split(',') : [];
    return parts.flatMap(part => (part.startsWith('from=') ? [part.slice('from='.length)] : []));
  });
  const sources = (keyword === 'COPY' ? copiedBy(text)?.sources.map(one => resolved('/', one)) : null) ?? null;
  return names.flatMap((name): Use[] => {
    const stage = stageNamed(dockerfile, name, line);
    return stage === null && !name.includes('$') ? [] : [{ line, stage, sources }];
  });
}

/** Whether one is in the other; a pattern may mean anything. */
function overlap(a: string, b: string): boolean {
  return a === '/' || /[*?[]/.test(a) || a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
