/** Savings, advice, hints and ignored bytes in the text report. */

import { instruction } from '../../analysis/instruction-text.ts';
import type { Saving } from '../../analysis/savings/types.ts';
import type { AnalysedLayer } from '../../analysis/types.ts';
import { cut, cutEnd, terminal } from '../format/escape.ts';
import { bytes, counted } from '../format/figures.ts';
import { lineText, placeText } from '../format/location.ts';
import {
  filesText,
  firstInstruction,
  lineToChange,
  originText,
  remedyText,
  SMALL,
  totalText,
} from '../format/savings.ts';
import { columnWidths, hanging, pad, width, wrap } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import type { View } from './view.ts';

const LABEL_COLUMNS = 28;
/** With fewer columns a place is unreadable, so the origin moves to the next line. */
const LEAST_WHERE = 30;
const REMEDY_LINES = 4;

interface Row {
  bytes: string;
  label: string;
  where: string;
  origin: string;
  /** The two instructions behind wasted bytes, and hints. */
  pair: string[];
  remedy: string[];
  /** The command that explains it; only if everything is shown. */
  page: string[];
}

/** Savings with their remedies, then advice; nothing if every byte is needed. */
export function savingLines(image: ImageReport, view: View): string[] {
  const save = list(image.savings, image, view);
  const look = list(image.advice, image, view);
  const sum = `${totalText(image.savingsTotal, image.sizes.image)}, biggest first`;
  const saveTitle = hanging('SAVE ', sum, view.width).map(line => view.paint('bold', line));
  const lookTitle = '  LOOK AT, not counted above';
  return [
    ...(save.length === 0 ? [] : [...saveTitle, ...save]),
    ...(save.length === 0 || look.length === 0 ? [] : ['']),
    ...(look.length === 0 ? [] : [view.paint('bold', lookTitle), ...look]),
  ];
}

/** Hints that explain no finding, with what to write instead. */
export function hintLines(image: ImageReport, view: View): string[] {
  const all = image.loneHints.filter(({ bytes: cost }) => view.all || cost >= SMALL);
  const shown = view.all ? all : all.slice(0, view.top);
  const lines = shown.flatMap(({ hint, title, layer, bytes: cost, remedy }) => {
    const dockerfile = layer === null ? null : (image.layers[layer]?.dockerfile ?? null);
    const where =
      layer === null
        ? 'the image'
        : [`layer ${layer}`, terminal(lineText({ dockerfile }))].filter(part => part !== '').join(', ');
    const amount = cost === 0 ? '' : `, ${bytes(cost)}`;
    const said = remedyLines(remedy, view.all).flatMap(line => wrapped(line, '    ', view));
    const page = view.all ? [view.paint('dim', `    ${explainedBy(hint)}`)] : [];
    return [...hanging('? ', `${where}: ${title}${amount}`, view.width), ...said, ...page];
  });
  const title = '  HINTS from the instructions, not counted above';
  return lines.length === 0 ? [] : [view.paint('bold', title), ...lines];
}

/** What the config ignores, with its reasons. */
export function ignoredLines({ ignored }: ImageReport, view: View): string[] {
  return [...ignored]
    .sort((a, b) => b.bytes - a.bytes)
    .flatMap(({ path, rule, reason, bytes: kept, files }) => {
      const what = [path, rule].filter(part => part !== null).map(part => cut(terminal(part), LEAST_WHERE * 2));
      const amount = `${bytes(kept)} of ${what.join(' and ')}, ${counted(files, 'file')}`;
      return hanging('ignored: ', `${amount}: ${terminal(reason)}`, view.width);
    });
}

function list(all: readonly Saving[], image: ImageReport, view: View): string[] {
  const big = view.all ? all : all.filter(saving => saving.bytes >= SMALL || saving.always);
  const shown = view.all ? big : big.slice(0, view.top);
  const rows = shown.map(saving => row(saving, image, view));
  const seen = new Set(shown);
  const hidden = all.filter(saving => !seen.has(saving));
  return [...(rows.length === 0 ? [] : rowLines(rows, view)), ...rest(hidden, shown.length, view)];
}

/** What was left out, and how to see it. */
function rest(hidden: readonly Saving[], shown: number, { paint }: View): string[] {
  if (hidden.length === 0) return [];
  const total = hidden.reduce((sum, saving) => sum + saving.bytes, 0);
  const small = hidden.every(saving => saving.bytes < SMALL);
  const more = `${hidden.length}${shown === 0 ? '' : ' more'}`;
  const words = small ? `${more} under ${bytes(SMALL)}` : `${more}, ${bytes(total)}`;
  return [paint('dim', `  … ${words} (--all)`)];
}

function row(saving: Saving, { layers }: ImageReport, view: View): Row {
  return {
    bytes: bytes(saving.bytes),
    label: cut(terminal(saving.label), LABEL_COLUMNS),
    where: [terminal(placeText(saving.place)), filesText(saving)].filter(part => part !== '').join(', '),
    origin: origin(saving, layers),
    pair: [
      ...(saving.loss === null
        ? []
        : [doer('+', layers[saving.layers[0] ?? -1]), doer('-', layers[saving.loss.layer])]),
      ...saving.hints.map(hint => `? ${hint}`),
    ],
    remedy: remedyLines(remedyText(saving.remedy), view.all),
    page: view.all && saving.page !== null ? [explainedBy(saving.page)] : [],
  };
}

/** Layers, and the line to change; wasted bytes name two layers, whose lines are in the layer table. */
function origin(saving: Saving, layers: readonly AnalysedLayer[]): string {
  const text = originText(saving, layers);
  const dockerfile = lineToChange(saving, layers);
  return saving.loss !== null || dockerfile === null ? text : `${text}, ${terminal(lineText({ dockerfile }))}`;
}

/** `+ layer 3, Dockerfile:9: RUN apt-get update`, as far as it is known. */
function doer(sign: string, layer: AnalysedLayer | undefined): string {
  if (layer === undefined) return sign;
  const where = [`layer ${layer.index}`, terminal(lineText(layer))].filter(part => part !== '').join(', ');
  const what = terminal(instruction(layer));
  return `${sign} ${where}${what === '' ? '' : `: ${what}`}`;
}

/** The command that explains a rule, detector, label or hint. */
function explainedBy(id: string): string {
  return `imagebudget rules ${id}`;
}

/** The first instruction of a remedy, or all of it. */
function remedyLines(remedy: string, all: boolean): string[] {
  if (all) return remedy.split('\n').map(terminal);
  const first = firstInstruction(remedy).map(terminal);
  return first.length <= REMEDY_LINES ? first : [...first.slice(0, REMEDY_LINES - 1), '…'];
}

function rowLines(rows: readonly Row[], view: View): string[] {
  const [figure = 0, label = 0, where = 0, origin = 0] = columnWidths(
    rows.map(({ bytes, label, where, origin }) => [bytes, label, where, origin]),
  );
  const start = 2 + figure + 2 + label + 2;
  const beside = view.width - start - origin - 3;
  const oneLine = beside >= Math.min(where, LEAST_WHERE);
  const room = Math.max(LEAST_WHERE, oneLine ? Math.min(where, beside) : view.width - start);
  const indent = ' '.repeat(2 + figure + 2);
  return rows.flatMap(row => {
    const place = cut(row.where, room);
    const first = `  ${pad(row.bytes, figure, 'right')}  ${view.paint('bold', pad(row.label, label))}  `;
    const own = oneLine || row.origin === '' ? [] : [view.paint('dim', indent + row.origin)];
    const besides = oneLine ? `${pad(place, Math.min(room, where))}   ${view.paint('dim', row.origin)}` : place;
    const pair = row.pair.map(line => view.paint('dim', indent + cutEnd(line, view.width - indent.length)));
    return [
      (first + besides).trimEnd(),
      ...own,
      ...pair,
      ...row.remedy.flatMap(line => wrapped(line, indent, view)),
      ...row.page.map(command => view.paint('dim', indent + command)),
    ];
  });
}

/** If code and comment of a remedy do not fit on a line, the comment goes below. Code is never broken. */
function wrapped(line: string, indent: string, { paint, width: columns }: View): string[] {
  const comment = line.indexOf('   # ');
  const fits = width(indent) + width(line) <= columns;
  if (fits || comment < 0) return [indent + paint('cyan', line)];
  const words = wrap(line.slice(comment + 5).trim(), columns - indent.length - 2);
  return [
    indent + paint('cyan', line.slice(0, comment)),
    ...words.map(part => `${indent}${paint('cyan', `# ${part}`)}`),
  ];
}
