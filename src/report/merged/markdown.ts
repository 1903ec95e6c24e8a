/** Merged reports in GitHub-flavoured Markdown: a section for each image, joined as those of a report are. */
import { acceptedText, ownAcceptedText } from '../format/budgets/accepted.ts';
import { cut, cutEnd, markdownCode, markdown as say } from '../format/escape.ts';
import { bytes, growth } from '../format/figures.ts';
import { longestWithin, type MarkdownOptions, SUMMARY_LIMIT } from '../markdown/markdown.ts';
import { notMeasured } from '../markdown/not-measured.ts';
import { joinedMarkdown } from '../markdown/overview.ts';
import { fileLink, firstRows, ICONS, SAME } from '../markdown/parts.ts';
import type { Section } from '../markdown/sections.ts';
import type { Merged, MergedImage, NotMeasured } from './types.ts';
import { troubles } from './words.ts';

const MOST = { troubles: 50, edits: 10 };
const NAME_COLUMNS = 100;
const REASON_COLUMNS = 160;

/** As Markdown of at most `limit` bytes: the longest of its extents that fits. It says what was cut. */
export function mergedMarkdown(merged: Merged, options: MarkdownOptions = {}): string {
  const sections = mergedSections(merged, options);
  return longestWithin(options.limit ?? SUMMARY_LIMIT, extent => joinedMarkdown(sections, extent));
}

/** A section for each image, and for each that was not measured. */
export function mergedSections(merged: Merged, options: MarkdownOptions): Section[] {
  const section = (one: MergedImage) => imageSection(one, acceptedLines(one, merged), options);
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

function imageSection(one: MergedImage, accepted: readonly string[], options: MarkdownOptions): Section {
  const { image, verdict } = one;
  const { sizes, baseline, growth: grown } = image;
  const [first = 'within budget'] = troubles(one, say);
  const title = `### ${ICONS[verdict]} ${code(image.name)} is ${bytes(sizes.image)}: ${first}\n`;
  const headline = [title, ...accepted].join('\n');
  const row = {
    image: code(image.name),
    platform: code(image.source.platform),
    now: bytes(sizes.image),
    base: baseline ? bytes(baseline.sizes.image) : '',
    change: grown ? (grown.image === 0 ? SAME : growth(grown.image)) : '',
    verdict: first,
  };
  const text = [headline, ...remedies(one, options)].join('\n');
  return { outcome: verdict, row, texts: { full: text, short: text, headlines: headline } };
}

/** The budgets of an image that are not kept, if there are more than its headline has, and the first edits of its plan. */
function remedies(one: MergedImage, options: MarkdownOptions): string[] {
  if (one.verdict === 'pass') return [];
  const troubled = troubles(one, say);
  const all = firstRows(troubled.length > 1 ? troubled : [], MOST.troubles);
  const edits = firstRows(one.image.plan ?? [], MOST.edits);
  return [
    ...all.shown.map(text => `- ${text}`),
    ...all.rest,
    '',
    ...edits.shown.map(({ title, bytes: saved, sizeAfter, at }, n) => {
      const where = at ? ` (${fileLink(at, options)})` : '';
      return `${n + 1}. **${say(cutEnd(title, NAME_COLUMNS))}**${where} saves ${bytes(saved)}, then it is ${bytes(sizeAfter)}`;
    }),
    ...edits.rest,
    '',
  ];
}

function code(name: string): string {
  return markdownCode(cut(name, NAME_COLUMNS));
}
