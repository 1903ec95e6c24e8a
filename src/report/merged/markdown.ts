/** Merged reports in GitHub-flavoured Markdown: a section for each image, joined as those of a report are. */
import { acceptedText, ownAcceptedText } from '../format/budgets/accepted.ts';
import { headline, verdictText } from '../format/budgets/budget-messages.ts';
import { about } from '../format/edits/edit-words.ts';
import { cut, cutEnd, markdownBlock, markdownCode, markdown as say } from '../format/escape.ts';
import { bytes, count, growth } from '../format/figures.ts';
import { longestWithin, type MarkdownOptions, SUMMARY_LIMIT } from '../markdown/markdown.ts';
import { notMeasured } from '../markdown/not-measured.ts';
import { joinedMarkdown } from '../markdown/overview.ts';
import { fileLink, firstRows, ICONS, SAME } from '../markdown/parts.ts';
import type { Row, Section } from '../markdown/sections.ts';
import type { JsonImage } from '../schema/report-schema.ts';
import { changedLines, type JsonEdit } from './stored-diff.ts';
import type { Merged, MergedImage, NotMeasured } from './types.ts';
import { budgetOf, troubles } from './words.ts';

const MOST = { troubles: 50, edits: 10, lines: 24 };
const LINE_COLUMNS = 160;
const NAME_COLUMNS = 100;
const REASON_COLUMNS = 160;

/** As Markdown of at most `limit` bytes: the longest of its extents that fits. It says what was cut. */
export function mergedMarkdown(merged: Merged, options: MarkdownOptions = {}): string {
  const sections = mergedSections(merged, options);
  return longestWithin(options.limit ?? SUMMARY_LIMIT, extent => joinedMarkdown(sections, extent));
}

/** Lines of Markdown that come after an image's headline. */
type Lead = ReadonlyMap<JsonImage, readonly string[]>;

/** A section for each image, and for each that was not measured. */
export function mergedSections(merged: Merged, options: MarkdownOptions, lead: Lead = new Map()): Section[] {
  const section = (one: MergedImage) => imageSection(one, { accepted: acceptedLines(one, merged), lead, options });
  return [...merged.notMeasured.map(missingSection), ...merged.images.map(section)];
}

function missingSection({ name, platform, reason }: NotMeasured): Section {
  const subject = [name, platform].filter(part => part !== null).join(' ');
  const text = notMeasured(subject === '' ? reason : `${subject}: ${reason}`, undefined);
  const row = {
    image: name === null ? '' : code(name),
    platform: platform === null ? '' : code(platform),
    now: '',
    base: '',
    change: '',
    verdict: say(cutEnd(reason, REASON_COLUMNS)),
  };
  return { outcome: 'error', row, texts: { full: text, short: text, headlines: text } };
}

/** An image that is not green would seem to fail the step, or to have failed its own. */
function acceptedLines({ verdict, accepted: own }: MergedImage, merged: Merged): string[] {
  if (verdict === 'pass') return [];
  const text = acceptedText(merged, markdownCode) ?? (own && ownAcceptedText(own, markdownCode));
  return text === null ? [] : [`☑️ ${text}.`, ''];
}

interface Around {
  accepted: readonly string[];
  lead: Lead;
  options: MarkdownOptions;
}

function imageSection(one: MergedImage, { accepted, lead, options }: Around): Section {
  const { image, verdict } = one;
  const at = verdict === 'pass' ? null : (image.plan?.[0]?.at ?? null);
  const start = at === null ? '' : `. Edit ${fileLink(at, options)} first`;
  const { name, sizes, budgets, unjudged = [] } = image;
  const judged = { verdict, budgets: budgets.map(budgetOf), unjudged };
  // What it is compared with is in the table.
  const sentence = headline({ name, sizes, baseline: null, ...judged }, code, say);
  const title = [`### ${ICONS[verdict]} ${sentence}${start}\n`, ...accepted].join('\n');
  const verdictCell = verdictText(judged, text => say(cut(text, NAME_COLUMNS))) + start;
  const textWith = (diffs: boolean) =>
    [title, ...(lead.get(image) ?? []), ...remedies(one, { ...options, diffs })].join('\n');
  return {
    outcome: verdict,
    row: { ...figuresOf(image), verdict: verdictCell },
    texts: { full: textWith(true), short: textWith(false), headlines: title },
  };
}

function figuresOf({ name, source, sizes, baseline, growth: grown }: JsonImage): Omit<Row, 'verdict'> {
  return {
    image: code(name),
    platform: code(source.platform),
    now: bytes(sizes.image),
    base: baseline ? bytes(baseline.sizes.image) : '',
    change: grown ? (grown.image === 0 ? SAME : growth(grown.image)) : '',
  };
}

/** The budgets of an image that are not kept, if there are more than its headline has, and the first edits of its plan. */
function remedies(one: MergedImage, options: MarkdownOptions & { diffs: boolean }): string[] {
  if (one.verdict === 'pass') return [];
  const troubled = troubles(one, say);
  const all = firstRows(troubled.length > 1 ? troubled : [], MOST.troubles);
  const edits = firstRows(one.image.plan ?? [], MOST.edits);
  return [
    ...all.shown.map(text => `- ${text}`),
    ...all.rest,
    '',
    ...edits.shown.flatMap((item, n) => {
      const { title, bytes: saved, sizeAfter, at, exact } = item;
      const where = at ? ` (${fileLink(at, options)})` : '';
      const facts = `saves **${about(bytes(saved), exact)}**, then it is ${about(bytes(sizeAfter), exact)}`;
      const mark = `${n + 1}. `;
      const block = options.diffs ? diffBlock(item).map(line => ' '.repeat(mark.length) + line) : [];
      return [
        `${mark}**${say(cutEnd(title, NAME_COLUMNS))}**${where}<br>${facts}`,
        ...(block.length === 0 ? [] : ['', ...block, '']),
      ];
    }),
    ...edits.rest,
    '',
  ];
}

/** The lines that go and come. What is not in the file of the headline has a heading. */
function diffBlock({ at, edits }: JsonEdit): string[] {
  const all = edits.flatMap(({ path, line, diff }) => {
    const lines = changedLines(diff).map(({ sign, text }) => cutEnd(`${sign} ${text}`, LINE_COLUMNS));
    const place = path === null ? 'history' : `${path}${line === null ? '' : `:${line}`}`;
    return edits.length === 1 && path === (at?.path ?? null) ? lines : [`@@ ${place} @@`, ...lines];
  });
  if (all.length === 0) return [];
  const more = all.length - MOST.lines;
  const shown = more > 1 ? [...all.slice(0, MOST.lines), `… ${count(more)} more lines: the JSON report has all`] : all;
  return markdownBlock(shown.join('\n'), 'diff').split('\n');
}

function code(name: string): string {
  return markdownCode(cut(name, NAME_COLUMNS));
}
