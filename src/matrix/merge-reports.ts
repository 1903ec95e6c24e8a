/** Makes one report of many. What is missing, twice, unplanned or contradictory leaves no verdict: nothing passes that was not measured. */
import { MeasureError } from '../errors.ts';
import { formatPlatform, parsePlatform } from '../image/platform.ts';
import type { Merged, MergedImage, NotMeasured } from '../report/merged/types.ts';
import { verdictOfAll, worstOf } from '../report/merged/verdict.ts';
import type { JsonImage, JsonReport } from '../report/schema/report-schema.ts';
import { factsOfImage } from '../report/stored/report-facts.ts';
import { FIGURES_VERSION } from '../version.ts';
import type { Matrix, MatrixJob } from './matrix-schema.ts';
import type { ReadReport } from './read-reports.ts';

/** Images of one report; a config has at most 256. */
const MOST_IMAGES = 1000;
/** Images of all reports. */
const MOST_TOGETHER = 2000;

/** An image of a report that can be used. */
interface Found extends MergedImage {
  shown: string;
}

/** @param plan null if nobody said which images there must be @throws MeasureError if there are too many */
export function mergeReports(reports: readonly ReadReport[], plan: Matrix | null): Merged {
  const usable: Found[] = [];
  const notMeasured: NotMeasured[] = [];
  for (const read of reports) {
    const problem = 'problem' in read ? read.problem : problemOf(read.report, read.shown);
    if (problem !== null) notMeasured.push({ name: null, platform: null, reason: problem });
    else if ('report' in read) for (const image of imagesOf(read.report, read.shown)) usable.push(image);
  }
  if (usable.length > MOST_TOGETHER)
    throw new MeasureError(`the reports hold ${usable.length} images; the most is ${MOST_TOGETHER}`, {
      hint: 'Merge them in several groups.',
    });
  const { single, several } = unique(usable);
  notMeasured.push(...several);
  const { images, gaps } = plan === null ? { images: single, gaps: [] } : planned(single, plan, several);
  notMeasured.push(...gaps);
  if (images.length === 0 && notMeasured.length === 0)
    notMeasured.push({ name: null, platform: null, reason: 'the reports hold no image' });
  return {
    verdict: notMeasured.length > 0 ? null : worstOf(images),
    images: images.map(({ image, verdict, accepted }) => ({ image, verdict, accepted })),
    notMeasured,
    isPlanned: plan !== null,
  };
}

/** What keeps a report from being used as a whole; null if nothing does. */
function problemOf(report: JsonReport, shown: string): string | null {
  const { figuresVersion = 1, images, verdict, tool } = report;
  if (figuresVersion !== FIGURES_VERSION)
    return `${shown}: imagebudget ${JSON.stringify(tool.version.slice(0, 40))} counted in another way`;
  if (images.length === 0) return `${shown} holds no image`;
  if (images.length > MOST_IMAGES) return `${shown} holds ${images.length} images; the most is ${MOST_IMAGES}`;
  if (verdict === undefined) return `${shown} has no verdict: it is of a run that judged nothing, or not all`;
  if (verdict !== verdictOfAll(images)) return `${shown} contradicts itself: its verdict is not that of its budgets`;
  if (images.some(({ budgets, unjudged = [] }) => budgets.length + unjudged.length === 0))
    return `${shown} judges an image by no budget`;
  try {
    for (const image of images) factsOfImage(image, report, shown);
    return null;
  } catch (error) {
    if (error instanceof MeasureError) return error.reason;
    throw error;
  }
}

function imagesOf({ images, accepted }: JsonReport, shown: string): Found[] {
  return images.map(image => ({ image, verdict: verdictOfAll([image]), accepted: accepted ?? null, shown }));
}

/** Images by name and platform. Those that come several times count for nothing: which of them is meant is not known. */
function unique(found: readonly Found[]): { single: Found[]; several: NotMeasured[] } {
  const all = [...grouped(found, ({ image }) => JSON.stringify([image.name, image.source.platform])).values()];
  return {
    single: all.filter(group => group.length === 1).map(([one]) => one),
    several: all.filter(group => group.length > 1).map(group => twice(group)),
  };
}

type Group = [Found, ...Found[]];

function grouped(found: readonly Found[], keyOf: (one: Found) => string): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const one of found) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** Reports that a reason names. */
const NAMED = 3;

function twice(group: Group): NotMeasured {
  const [{ image }] = group;
  const files = [...new Set(group.map(({ shown }) => shown))];
  const rest = files.length > NAMED ? ` and ${files.length - NAMED} more` : '';
  const reason = `${group.length} reports are about it: ${files.slice(0, NAMED).join(', ')}${rest}`;
  return { ...nameOf(image), reason };
}

function nameOf({ name, source }: JsonImage): { name: string; platform: string } {
  return { name, platform: source.platform };
}

/** The images in the order of the plan, and what does not fit it. */
function planned(
  found: readonly Found[],
  { include }: Matrix,
  several: readonly NotMeasured[],
): { images: Found[]; gaps: NotMeasured[] } {
  const left = grouped(found, ({ image }) => image.name);
  const told = new Set(several.map(({ name }) => name));
  const images: Found[] = [];
  const gaps: NotMeasured[] = [];
  // Jobs that name their platform choose first.
  const chosen = new Map(
    [...include].sort((a, b) => rank(a) - rank(b)).map(job => [job, take(left.get(job.name) ?? [], job)]),
  );
  for (const job of include) {
    const of = chosen.get(job) ?? [];
    images.push(...of);
    // That it comes several times has been said.
    if (of.length === 0 && !told.has(job.name)) gaps.push(missing(job));
  }
  const strangers = [...left.values()].flat().map(({ image, shown }) => ({
    ...nameOf(image),
    reason: `${shown} is about it, and the plan has no such image`,
  }));
  return { images, gaps: [...gaps, ...strangers] };
}

function rank({ platform }: MatrixJob): number {
  if (platform === undefined) return 1;
  return platform === 'all' ? 2 : 0;
}

/** Takes a job's images out of those of its name: one, or for all platforms all. */
function take(left: Found[], { platform }: MatrixJob): Found[] {
  if (platform === 'all') return left.splice(0);
  const at = platform === undefined ? 0 : left.findIndex(({ image }) => isSame(image.source.platform, platform));
  return at < 0 ? [] : left.splice(at, 1);
}

function isSame(written: string, wanted: string): boolean {
  try {
    return formatPlatform(parsePlatform(written)) === formatPlatform(parsePlatform(wanted));
  } catch {
    return written === wanted;
  }
}

function missing({ name, platform }: MatrixJob): NotMeasured {
  return {
    name,
    platform: platform === undefined || platform === 'all' ? null : platform,
    reason: 'there is no report of it: its job could not measure it, or did not run',
  };
}
