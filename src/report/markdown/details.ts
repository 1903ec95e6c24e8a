/** The folded parts of the Markdown report, each with its count and bytes. */

import { instruction } from '../../analysis/instruction-text.ts';
import { CAUSES } from '../../analysis/savings/causes.ts';
import { wasteOf } from '../../analysis/savings/savings-total.ts';
import type { Saving } from '../../analysis/savings/types.ts';
import type { AnalysedLayer } from '../../analysis/types.ts';
import { displayPath } from '../../image/byte-path.ts';
import { VERSION } from '../../version.ts';
import { grownParts } from '../comparison/markdown.ts';
import { knownBaseline } from '../format/budgets/growth.ts';
import { cut, cutEnd, markdown, markdownCode } from '../format/escape.ts';
import { bytes, counted, duration, percent, ratio } from '../format/figures.ts';
import { largestLayer, largestRows, markedLayer } from '../format/layers/largest-layer.ts';
import { placeText } from '../format/location.ts';
import { measuredBasis, measuredHow } from '../format/measured.ts';
import { alpineSentence } from '../format/plan.ts';
import { filesText, lineToChange, originText } from '../format/savings.ts';
import type { ImageReport } from '../types.ts';
import { details, explained, fileLink, firstRows, type MarkdownOptions, sentence, table } from './parts.ts';

const MOST = { findings: 100, layers: 150, files: 20, notes: 20 };
const PATH_COLUMNS = 120;
const INSTRUCTION_COLUMNS = 200;
const SENTENCE_COLUMNS = 400;

/** All folded parts; each is left out if it has nothing to show. */
export function foldedParts(image: ImageReport, options: MarkdownOptions): string[] {
  const baseline = knownBaseline(image);
  return [
    ...(baseline === null ? [] : grownParts(baseline.comparison, options)),
    ...allFindings(image, options),
    ...hints(image, options),
    ...alpine(image),
    ...layers(image, options),
    ...biggestInLargest(image),
    ...wastedFiles(image),
    ...ignored(image, options),
    ...measured(image),
  ];
}

function allFindings(image: ImageReport, options: MarkdownOptions): string[] {
  const { wasted, removable } = image.sizes;
  const all = [...image.savings, ...image.advice];
  const { shown, rest } = firstRows(all, MOST.findings);
  const rows = shown.map(saving => [
    bytes(saving.bytes),
    [
      `${explained(markdown(saving.label), saving.page, options)}${saving.kind === 'advice' ? ' (advice)' : ''}`,
      `${where(saving)} (${origin(saving, image.layers, options)})`,
      instead(saving),
    ].join('<br>'),
  ]);
  // Advice alone counts no bytes as saved for sure.
  const saved = wasted + removable === 0 ? '' : `, ${bytes(wasted + removable)} to save`;
  const title = `All findings (${all.length}${saved})`;
  return details(title, [...table({ Bytes: 'right', Finding: 'left' }, rows), ...rest]);
}

/** What to do about it, in one sentence. */
export function instead({ remedy }: Saving): string {
  return sentence(cutEnd(remedy, SENTENCE_COLUMNS));
}

function hints({ hints: all, layers }: ImageReport, options: MarkdownOptions): string[] {
  const { shown, rest } = firstRows(all, MOST.findings);
  const rows = shown.map(({ hint, title, layer, bytes: cost, remedy }) => {
    const line = layer === null ? null : (layers[layer]?.dockerfile ?? null);
    const where = [line === null ? '' : fileLink(line, options), layer === null ? 'the image' : `layer ${layer}`];
    const named = `${explained(markdown(title), hint, options)} (${where.filter(part => part !== '').join(', ')})`;
    return [cost === 0 ? '' : bytes(cost), `${named}<br>${sentence(cutEnd(remedy, SENTENCE_COLUMNS))}`];
  });
  const columns = { Bytes: 'right', Hint: 'left' } as const;
  return details(`Hints from the instructions (${all.length})`, [...table(columns, rows), ...rest]);
}

function alpine(image: ImageReport): string[] {
  const { alpine: offer } = image.edits;
  const [first] = offer?.bases ?? [];
  if (offer === null || first === undefined) return [];
  const title = `Last to try: Alpine (${bytes(first.bytes)} instead of ${bytes(offer.insteadOf.bytes)})`;
  return details(title, [alpineSentence(image, markdown)]);
}

/** Line and layers that a saving comes from. */
export function origin(saving: Saving, layers: readonly AnalysedLayer[], options: MarkdownOptions): string {
  const line = saving.at ?? lineToChange(saving, layers);
  const text = originText(saving, layers);
  return line === null ? text : `${fileLink(line, options)}, ${text}`;
}

/** The place of a saving and its number of files. */
export function where(saving: Saving): string {
  const place = markdownCode(cut(placeText(saving.place), PATH_COLUMNS));
  return [place, filesText(saving)].filter(part => part !== '').join(', ');
}

function layers(image: ImageReport, options: MarkdownOptions): string[] {
  const marked = markedLayer(image);
  const { shown, rest } = firstRows([...image.layers].reverse(), MOST.layers);
  const rows = shown.map(layer => [
    String(layer.index),
    `${bytes(layer.bytes)}${wasteOf(layer) === 0 ? '' : ` (${bytes(wasteOf(layer))})`}`,
    [
      `${markdownCode(cutEnd(instruction(layer), INSTRUCTION_COLUMNS))}${remark(layer, layer === marked)}`,
      ...(layer.dockerfile === null ? [] : [fileLink(layer.dockerfile, options)]),
    ].join(' '),
  ]);
  const columns = { Layer: 'right', 'Size (waste)': 'right', Instruction: 'left' } as const;
  const title = `Layers (${image.layers.length}, ${bytes(image.sizes.image)})`;
  return details(title, [...table(columns, rows), ...rest]);
}

function remark({ base }: AnalysedLayer, largest: boolean): string {
  const words = [...(base ? ['base'] : []), ...(largest ? [base ? 'largest' : 'largest of yours'] : [])];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function biggestInLargest(image: ImageReport): string[] {
  const layer = largestLayer(image);
  if (layer === null) return [];
  const { shown, rest } = firstRows(largestRows(image), MOST.files);
  const rows = shown.map(row => [
    `${bytes(row.bytes)} (${percent(row.bytes, layer.bytes)})`,
    `${markdownCode(cut(row.path, PATH_COLUMNS))}${row.files === null ? '' : `, ${counted(row.files, 'file')}`}`,
  ]);
  const columns = { 'Bytes (part)': 'right', 'Directory or file': 'left' } as const;
  const which = layer.base ? "the base image's layer" : 'layer';
  return details(`Biggest in ${which} ${layer.index} (${bytes(layer.bytes)})`, [...table(columns, rows), ...rest]);
}

function wastedFiles({ wasted, sizes }: ImageReport): string[] {
  const biggest = [...wasted].sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
  const { shown, rest } = firstRows(biggest, MOST.files);
  const rows = shown.map(file => [
    bytes(file.bytes),
    markdownCode(cut(displayPath(file.path), PATH_COLUMNS)),
    `added in layer ${file.addedIn}, ${CAUSES[file.cause].did} in layer ${file.wastedIn}`,
  ]);
  const title = `Biggest wasted files (${shown.length} of ${counted(wasted.length, 'file')}, ${bytes(sizes.wasted)})`;
  return details(title, [...table({ Bytes: 'right', File: 'left', 'What happened': 'left' }, rows), ...rest]);
}

function ignored({ ignored }: ImageReport, options: MarkdownOptions): string[] {
  const rows = ignored.map(({ path, rule, reason, bytes: kept, files, until, at }) => {
    const what = [path, rule].filter(part => part !== null).map(part => markdownCode(cut(part, PATH_COLUMNS)));
    const where = at === undefined ? '' : ` of ${fileLink(at, options)}`;
    const end = until == null ? '' : ` (until ${markdown(until)})`;
    return [bytes(kept), what.join(' and ') + where, counted(files, 'file'), markdown(reason) + end];
  });
  const total = ignored.reduce((sum, { bytes: kept }) => sum + kept, 0);
  const columns = { Bytes: 'right', What: 'left', Files: 'right', Reason: 'left' } as const;
  return details(`Ignored by the config (${ignored.length}, ${bytes(total)})`, table(columns, rows));
}

function baselineFacts(image: ImageReport): [string, string][] {
  const baseline = knownBaseline(image);
  if (baseline === null) return [];
  const { label, commit, comparison } = baseline;
  const { digest } = comparison.before.source;
  const of = commit === null ? '' : ` of commit ${markdownCode(commit)}`;
  return [['Compared with', `${markdownCode(cut(label, PATH_COLUMNS))}${of}, ${markdownCode(digest)}`]];
}

function measured(image: ImageReport): string[] {
  const { source, sizes, layers, notes, milliseconds } = image;
  const facts: [string, string][] = [
    ['Image', markdownCode(source.reference)],
    ['Platform', markdownCode(source.platform)],
    ['Digest', markdownCode(source.digest)],
    ['Basis', `${measuredHow(source)} in ${duration(milliseconds)}; ${measuredBasis(source)}`],
    [
      'Size',
      `${bytes(sizes.image)} in ${counted(layers.length, 'layer')}: ${bytes(sizes.visible)} visible, ${bytes(sizes.wasted)} wasted`,
    ],
    ['Removable', `${bytes(sizes.removable)}, ${percent(sizes.removable, sizes.image)} of the image`],
    ['Efficiency', ratio(sizes.efficiency)],
    ['Download', sizes.download === null ? 'unknown: the source has no compressed form' : bytes(sizes.download)],
    ...baselineFacts(image),
    ['Tool', `imagebudget ${VERSION}`],
  ];
  const title = `How it was measured (${bytes(sizes.image)}, ${duration(milliseconds)})`;
  const { shown, rest } = firstRows(notes, MOST.notes);
  const said = [...shown.map(note => `- ${markdown(note)}`), ...rest];
  // A list: a digest does not break in a table.
  return details(title, [...facts.map(([what, value]) => `- ${what}: ${value}`), ...said]);
}
