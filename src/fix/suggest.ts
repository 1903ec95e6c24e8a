/** The plan of a measured image as one diff in Markdown, for people who read a report. It writes no file. */

import type { Trust } from '../advice/edits/edit.ts';
import { planOf } from '../budget/plan/plan.ts';
import { withoutSecrets } from '../dockerfile/secrets.ts';
import { ImagebudgetError } from '../errors.ts';
import { listed } from '../image/text.ts';
import type { Job } from '../job/types.ts';
import { markdownBlock, markdownCode, markdown as say } from '../report/format/escape.ts';
import { bytes, counted } from '../report/format/figures.ts';
import { estimated } from '../report/format/plan.ts';
import { details } from '../report/markdown/parts.ts';
import type { ImageReport, Report } from '../report/types.ts';
import { changesAfter } from './edited-files.ts';
import { isPlain, type Patch, patchOf } from './patch.ts';
import { fixOf } from './plan-fix.ts';
import type { PlannedFix } from './types.ts';

/** Edits that nothing at run time can notice, as `imagebudget fix` makes them by itself. */
export const TRUST: Trust = 'same';
/** Bytes of all diffs together; GitHub takes 1 MiB of summary. */
const MOST_BYTES = 200_000;

/** Where the files are. */
export interface SuggestionPlace {
  /** The job's paths are relative to it. */
  cwd: string;
  /** Paths in a diff are relative to it. */
  root: string;
}

/** For each image the lines of a folded part with its diff, or one line on why there is none. */
export function suggestions(
  { images }: Report,
  jobs: readonly Job[],
  place: SuggestionPlace,
): Map<ImageReport, string[]> {
  let left = MOST_BYTES;
  return new Map(
    images.map(image => {
      const lines = suggestion(image, jobOf(image, jobs), { ...place, most: left });
      left -= Buffer.byteLength(lines.join('\n'));
      return [image, lines];
    }),
  );
}

/** The images of one config have names that differ. */
export function jobOf({ name }: ImageReport, jobs: readonly Job[]): Job {
  const job = jobs.find(({ targets }) => targets.some(target => target.name === name));
  if (job === undefined) throw new TypeError('an image without its job');
  return job;
}

function suggestion(image: ImageReport, job: Job, { cwd, root, most }: SuggestionPlace & { most: number }): string[] {
  try {
    const facts = { budgets: job.budgets ?? [], figures: image, edits: image.edits, trust: TRUST };
    const found = fixOf(image, planOf(facts), { job, trust: TRUST, cwd });
    const patch = patchOf(changesAfter(found.files, found.plan.items.length), root);
    return patch.text === '' ? withoutDiff(found) : withDiff(found, patch, most);
  } catch (error) {
    if (!(error instanceof ImagebudgetError)) throw error;
    return [`**No diff for \`git apply\`:** ${sentences(error)}`, ''];
  }
}

/** Foreign text; a hint may have several lines. */
function sentences(error: ImagebudgetError): string {
  const hint = error.hintFor('action')?.split('\n') ?? [];
  return [`${error.message}.`, ...hint].map(say).join(' ');
}

function withoutDiff(found: PlannedFix): string[] {
  const more = moreTrust(found);
  return more === ''
    ? []
    : [`**No diff for \`git apply\`:** no edit leaves everything that runs as it is. ${more}`, ''];
}

function withDiff(found: PlannedFix, { text }: Patch, most: number): string[] {
  const { image, plan } = found;
  const shown = text
    .split('\n')
    .map(line => withoutSecrets(line.replace(/\r$/, '')))
    .join('\n')
    .trimEnd();
  const isExact = shown === text.trimEnd() && isPlain(text);
  const { length } = plan.items;
  const exact = plan.items.every(item => item.exact);
  const title = `The diff for <code>git apply</code>: ${counted(length, 'edit', 'edits')}, ${bytes(image.sizes.image)} → ${estimated(plan.items.at(-1)?.sizeAfter ?? 0, exact)}`;
  const which = `${length === 1 ? 'An edit' : 'Edits'} that nothing at run time can notice.`;
  const use = 'To try it first: `imagebudget fix --prove` builds and starts the image. Nothing was written.';
  const more = moreTrust(found);
  return details(title, [
    `${which} ${use}`,
    '',
    ...(Buffer.byteLength(shown) > most
      ? ['It is too long for this place; `imagebudget fix` prints it.']
      : [...markdownBlock(shown, 'diff').split('\n'), ...(isExact ? [] : ['', INEXACT])]),
    ...(more === '' ? [] : ['', more]),
  ]);
}

const INEXACT =
  'This copy does not apply: secrets are masked, invisible characters are shown by number, or line ends of Windows are gone. `imagebudget fix` prints it exactly.';

/** `1 edit more needs --trust fewer`. */
function moreTrust({ needsTrust }: PlannedFix): string {
  return (['fewer', 'base'] as const)
    .flatMap(trust => {
      const ids = needsTrust.filter(one => one.trust === trust).map(({ id }) => markdownCode(id));
      const words = counted(ids.length, 'edit more changes', 'edits more change');
      const what = trust === 'fewer' ? 'what is installed' : 'the base image';
      return ids.length === 0 ? [] : [`${words} ${what}: ${listed(ids)} (\`imagebudget fix --trust ${trust}\`).`];
    })
    .join(' ');
}
