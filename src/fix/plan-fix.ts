/** Which edits `fix` makes: those of the plan, or those that were asked for by their IDs. */
import { planOf, planOfOnly } from '../budget/plan/plan.ts';
import type { Plan } from '../budget/plan/types.ts';
import { check } from '../check.ts';
import { nearest } from '../config/nearest.ts';
import { tracedDockerfile } from '../dockerfile/read.ts';
import type { Environment } from '../environment.ts';
import { MeasureError, onOneLine, UsageError } from '../errors.ts';
import type { Job } from '../job/types.ts';
import type { ImageReport } from '../report/types.ts';
import { isWithin } from '../rules/trust.ts';
import { editedFiles } from './edited-files.ts';
import type { FixRequest, PlannedFix } from './types.ts';

/** @throws UsageError, MeasureError, ConfigError; nothing has been written */
export async function planFix(request: FixRequest, environment: Environment): Promise<PlannedFix> {
  const { job, trust } = request;
  const [target, second] = job.targets;
  if (target === undefined || second !== undefined)
    throw new UsageError(`fix takes one image, not ${job.targets.length}`, { hint: 'Run it once for each image.' });
  checkDockerfile(job);
  const report = await check({ ...job, trust }, environment);
  const [image] = report.images;
  if (image === undefined) throw new TypeError('a report without its image');
  const plan = request.only === null ? image.plan : planOnly(request.only, image, request);
  return fixOf(image, plan, { job, trust, cwd: environment.cwd });
}

/**
 * What becomes of the files with the edits of a plan.
 * @throws UsageError without a Dockerfile; MeasureError if it does not fit the image
 */
export function fixOf(
  image: ImageReport,
  plan: Plan,
  { job, trust, cwd }: Pick<FixRequest, 'job' | 'trust'> & { cwd: string },
): PlannedFix {
  checkDockerfile(job);
  checkFits(image, job);
  const needsTrust = wholePlan(image, job)
    .items.filter(item => !isWithin(item.trust, trust))
    .map(item => ({ id: item.id, trust: item.trust }));
  return { image, plan, files: editedFiles(plan.items, image.edits, cwd), needsTrust };
}

function checkDockerfile({ dockerfile }: Job): void {
  if (dockerfile !== null) return;
  const line = 'the line dockerfile: FILE in the config';
  throw new UsageError('no Dockerfile is known that could be changed', {
    hint: { commandLine: `Name it: fix --dockerfile FILE, or ${line}.`, action: `Name it: ${line}.` },
  });
}

/** Edits of the history's text cannot be written into a file. */
function checkFits({ edits, name }: ImageReport, { dockerfile }: Job): void {
  const traced = tracedDockerfile(dockerfile);
  if (traced === null) return;
  const { parsed, path } = traced;
  const [note] = parsed.notes;
  if (parsed.stages.length === 0 || note !== undefined)
    throw new MeasureError(`${path} cannot be read as a Dockerfile: ${note ?? 'it has no FROM'}`, {
      hint: 'Nothing was written. Does docker build take it?',
    });
  if (edits.files.path !== null) return;
  const stages =
    parsed.stages.length > 1
      ? ' If it is the image of a stage that is not the last, name that stage: build: { context: ., target: STAGE } in the config.'
      : '';
  const hint = (place: string) =>
    `Build the image again from this file, or name the file that it was built from (${place}).${stages}`;
  throw new MeasureError(`${path} does not fit the history of ${onOneLine(name)}; nothing was written`, {
    hint: { commandLine: hint('--dockerfile'), action: hint('dockerfile: in the config') },
  });
}

/** The plan of these edits alone. */
function planOnly(ids: readonly string[], image: ImageReport, { job, trust }: FixRequest): Plan {
  const { edits } = image.edits;
  for (const id of ids) {
    const edit = edits.find(one => one.id === id);
    if (edit === undefined) throw unknownId(id, image);
    if (!isWithin(edit.trust, trust))
      throw new UsageError(`${onOneLine(id)} needs --trust ${edit.trust}`, {
        hint:
          edit.trust === 'fewer'
            ? 'After it less is installed. Add the flag if that is wanted.'
            : 'It takes another base image. Add the flag if that is wanted.',
      });
  }
  const plan = planOfOnly({ budgets: job.budgets ?? [], figures: image, edits: image.edits }, new Set(ids));
  if (!('conflict' in plan)) return plan;
  throw new UsageError(`${onOneLine(plan.conflict)} cannot be made together with the other edits of --only`, {
    hint: 'They change the same lines. Leave one of them out.',
  });
}

function unknownId(id: string, image: ImageReport): UsageError {
  const known = image.edits.edits.map(edit => edit.id);
  const near = nearest(id, known);
  const all = known.length === 0 ? 'There is nothing to edit.' : `There are: ${known.join(', ')}`;
  return new UsageError(`--only: this image has no edit ${JSON.stringify(id.slice(0, 80))}`, {
    hint: near === null ? onOneLine(all) : `Did you mean ${onOneLine(near)}?`,
  });
}

function wholePlan(image: ImageReport, job: Job): Plan {
  return planOf({ budgets: job.budgets ?? [], figures: image, edits: image.edits });
}
