/** Plans for small images: a Dockerfile, and what each of its instructions adds, as BuildKit would have built it. */
import { applyPatch } from 'diff';
import type { Trust } from '../../../src/advice/edits/edit.ts';
import type { Analysis } from '../../../src/analysis/types.ts';
import { partsOf } from '../../../src/budget/parts.ts';
import { planOf } from '../../../src/budget/plan/plan.ts';
import type { Plan, PlanItem } from '../../../src/budget/plan/types.ts';
import type { BudgetConfig } from '../../../src/config/types.ts';
import { chainOf, type Step } from '../../../src/dockerfile/build/stages.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { withoutFlags } from '../../../src/dockerfile/words.ts';
import type { HistoryEntry, ImageConfig } from '../../../src/image/types.ts';
import { type Entry, filler } from '../archives/archives.ts';
import { analysed, gone, type SmallLayer } from './analyse-tars.ts';

export interface PlanFile extends Pick<Entry, 'mode' | 'mtime' | 'uid' | 'gid' | 'body'> {
  /** Size; without a `body` the content is the same for files of the same seed, which is the path where it is left out. */
  bytes: number;
  seed?: string;
}

/** By absolute path: a size, a text, details, where a link leads, or null for what the layer deletes. */
export type PlanFiles = Readonly<
  Record<string, number | string | PlanFile | { hardLink: string } | { symlink: string } | null>
>;

export interface PlannedImage {
  dockerfile: string;
  /** What the instructions add, by line; the line of the lowest `FROM` stands for the base image. */
  adds: Readonly<Record<number, PlanFiles>>;
  /** What history says of a line instead. */
  records?: Readonly<Record<number, string>>;
  /** Layers that no line of the Dockerfile made, above the base image: those of its `ONBUILD`. */
  triggered?: readonly { by: string; files: PlanFiles }[];
  /** Whether only the image is known. */
  withoutFile?: boolean;
  /** The `.dockerignore`; null if its place is not known. */
  ignore?: string | null;
  target?: string;
  config?: Partial<ImageConfig>;
  budgets?: readonly BudgetConfig[];
  trust?: Trust;
}

export interface Planned {
  plan: Plan;
  /** Those that are worth it, and the small ones. */
  items: PlanItem[];
  analysis: Analysis;
  /** Both files with all edits made. */
  dockerfile: string;
  ignore: string;
}

/** The plan, and what its diffs make of the files. */
export async function planned(image: PlannedImage): Promise<Planned> {
  const { dockerfile, ignore = '', withoutFile = false, target, config, budgets = [], trust } = image;
  const { layers, history } = builtBy(image);
  const analysis = await analysed({
    layers,
    history,
    parts: partsOf(budgets),
    ...(withoutFile ? {} : { dockerfile, ignoreFile: ignore }),
    ...(target !== undefined && { target }),
    ...(config !== undefined && { config }),
  });
  const plan = planOf({
    budgets,
    figures: { ...analysis, name: 'web' },
    edits: analysis.edits,
    ...(trust !== undefined && { trust }),
  });
  const items = [...plan.items, ...plan.small];
  const source = withoutFile ? (analysis.edits.files.dockerfile?.source ?? '') : dockerfile;
  return {
    plan,
    items,
    analysis,
    dockerfile: applied(source, items, path => path !== '.dockerignore'),
    ignore: applied(ignore ?? '', items, path => path === '.dockerignore'),
  };
}

/** Makes the edits one after the other, without any tolerance. */
export function applied(
  source: string,
  items: readonly Pick<PlanItem, 'edits'>[],
  isFile: (path: string | null) => boolean,
) {
  let text = source;
  for (const { path, diff } of items.flatMap(({ edits }) => edits)) {
    if (!isFile(path)) continue;
    const next = applyPatch(text, diff, { fuzzFactor: 0, autoConvertLineEndings: false });
    if (next === false) throw new Error(`the diff does not apply:\n${diff}\nto:\n${text}`);
    text = next;
  }
  return text;
}

function builtBy({ dockerfile, adds, records = {}, triggered = [], target }: PlannedImage) {
  const parsed = parseDockerfile(dockerfile);
  const steps = chainOf(parsed, target ?? null);
  const base = adds[steps[0]?.stage ?? 0];
  const below = base === undefined ? [] : [{ by: 'ADD rootfs.tar / # buildkit', files: base }];
  const made = steps.map(step => {
    const { keyword, line } = step.instruction;
    const files = adds[line];
    return {
      by: records[line] ?? recordOf(step),
      files: files ?? {},
      emptyLayer: files === undefined && !/^(?:RUN|COPY|ADD)$/.test(keyword),
    };
  });
  const all = [...below, ...triggered, ...made].map(one => ({ emptyLayer: false, ...one }));
  const history = all.map(({ by, emptyLayer }): HistoryEntry => ({ createdBy: by, emptyLayer }));
  const layers = all
    .filter(({ emptyLayer }) => !emptyLayer)
    .map(({ by, files }): SmallLayer => ({ createdBy: by, entries: entriesOf(files) }));
  return { layers, history };
}

/** As BuildKit writes history. */
function recordOf({ instruction: { keyword, text } }: Step): string {
  if (keyword === 'RUN') return `RUN /bin/sh -c ${withoutFlags(text)} # buildkit`;
  return keyword === 'COPY' || keyword === 'ADD' ? `${keyword} ${text} # buildkit` : `${keyword} ${text}`;
}

function entriesOf(files: PlanFiles): Entry[] {
  return Object.entries(files).map(([path, file]) => entryOf(path.slice(1), file));
}

function entryOf(name: string, file: PlanFiles[string]): Entry {
  if (file === null) return gone(name);
  if (typeof file === 'string') return { name, body: file };
  if (typeof file === 'number') return entryOf(name, { bytes: file });
  if ('hardLink' in file) return { name, hardlink: file.hardLink.slice(1) };
  if ('symlink' in file) return { name, symlink: file.symlink };
  const { bytes, seed = name, ...of } = file;
  return { name, body: filler(bytes, seed), ...of };
}

/** A case of a maker of edits, whose Dockerfile is a list of lines. */
export interface EditCase extends Omit<PlannedImage, 'dockerfile'> {
  lines: readonly string[];
  /** The Dockerfile with all edits made; the same as before if left out. */
  becomes?: readonly string[];
  /** The `.dockerignore` with all edits made. */
  ignores?: string;
  /** Each edit: its id and the bytes that it frees. */
  edits: readonly (readonly [id: string, bytes: number])[];
}

/** A case in which no edit of a kind is made. */
export interface NoEditCase extends Omit<PlannedImage, 'dockerfile'> {
  lines: readonly string[];
  because: string;
}

export function textOf(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('');
}

/** What a case declares of the plan that was made for it. */
export async function outcomeOf(
  image: EditCase,
): Promise<Pick<Required<EditCase>, 'edits' | 'ignores'> & { becomes: string }> {
  const { items, dockerfile, ignore } = await planned({ ...image, dockerfile: textOf(image.lines) });
  return { becomes: dockerfile, ignores: ignore, edits: items.map(({ id, bytes }) => [id, bytes]) };
}

/** The same as the case says. */
export function expectedOf({ lines, becomes = lines, ignore, ignores = ignore ?? '', edits }: EditCase) {
  return { becomes: textOf(becomes), ignores, edits };
}

/** Ids of the edits that are made. */
export async function idsOf({ lines, ...image }: Omit<NoEditCase, 'because'>): Promise<string[]> {
  return (await planned({ ...image, dockerfile: textOf(lines) })).items.map(({ id }) => id);
}
