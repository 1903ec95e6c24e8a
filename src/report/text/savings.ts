/** Everything that was found, in the text report: savings, advice, hints and ignored bytes. Shown in full with `--all`. */

import type { Saving } from '../../analysis/savings/types.ts';
import type { FoundHint } from '../../analysis/types.ts';
import { cut, terminal } from '../format/escape.ts';
import { bytes, counted } from '../format/figures.ts';
import { lineText, placeText } from '../format/location.ts';
import { filesText, lineToChange, originText, remedyText, totalText } from '../format/savings.ts';
import { hanging, wrap } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import { type Column, wrappedRow } from './rows.ts';
import type { View } from './view.ts';

const LABEL_COLUMNS = 28;
const INDENT = '    ';
const PATTERN_COLUMNS = 60;

/** All savings with what to do, then advice; nothing if every byte is needed. */
export function savingLines(image: ImageReport, view: View): string[] {
  const save = image.savings.flatMap(saving => savingRows(saving, image, view));
  const look = image.advice.flatMap(saving => savingRows(saving, image, view));
  const total = wrap(`ALL FINDINGS, ${totalText(image.savingsTotal, image.sizes.image)}`, view.width - 2);
  return [
    ...(save.length === 0 ? [] : [...total.map(line => view.paint('dim', `  ${line}`)), ...save]),
    ...(save.length === 0 || look.length === 0 ? [] : ['']),
    ...(look.length === 0 ? [] : [view.paint('dim', '  ALSO LOOK AT, not counted above'), ...look]),
  ];
}

/** Files that may hold secrets, however small they are; with what to do unless an edit does it. */
export function secretLines(image: ImageReport, view: View): string[] {
  const secrets = [...image.savings, ...image.advice].filter(({ always }) => always);
  if (secrets.length === 0) return [];
  const lines = secrets.flatMap(saving => {
    const item = image.plan.items.findIndex(({ findings }) => findings.includes(saving.label));
    const todo =
      item < 0 ? remedyText(saving.remedy) : `Edit ${item + 1} leaves it out. Change it: whoever has the image has it.`;
    return [...summaryRows(saving, image, view), ...textLines(todo, view)];
  });
  return [view.paint('yellow', '  SECRETS in the image'), ...lines];
}

/** Hints that explain no finding, with what to write instead. */
export function hintLines(image: ImageReport, view: View): string[] {
  const lines = image.loneHints.flatMap(hint => hintRows(hint, image, view));
  return lines.length === 0 ? [] : [view.paint('dim', '  HINTS from the instructions, not counted above'), ...lines];
}

/** What the config ignores, with its reasons. */
export function ignoredLines({ ignored }: ImageReport, view: View): string[] {
  return [...ignored]
    .sort((a, b) => b.bytes - a.bytes)
    .flatMap(({ path, rule, reason, bytes: kept, files, until, at }) => {
      const what = [path, rule].filter(part => part !== null).map(part => cut(terminal(part), PATTERN_COLUMNS));
      const amount = `${bytes(kept)} of ${what.join(' and ')}, ${counted(files, 'file')}`;
      const where = at === undefined ? '' : ` of ${terminal(`${at.path}:${at.line}`)}`;
      const end = until == null ? '' : ` (until ${terminal(until)})`;
      return hanging('ignored: ', `${amount}${where}: ${terminal(reason)}${end}`, view.width);
    });
}

function hintRows({ hint, title, layer, bytes: cost, remedy }: FoundHint, image: ImageReport, view: View): string[] {
  const dockerfile = layer === null ? null : (image.layers[layer]?.dockerfile ?? null);
  const where =
    layer === null
      ? 'the image'
      : [`layer ${layer}`, terminal(lineText({ dockerfile }))].filter(part => part !== '').join(', ');
  const amount = cost === 0 ? '' : `, ${bytes(cost)}`;
  return [
    ...hanging('', `${where}: ${title}${amount}`, view.width),
    ...textLines(remedy, view),
    ...explained(hint, view),
  ];
}

/** What was found, what explains it, and what to do. */
function savingRows(saving: Saving, image: ImageReport, view: View): string[] {
  return [
    ...summaryRows(saving, image, view),
    ...saving.hints.flatMap(hint => textLines(hint, view)).map(line => view.paint('dim', line)),
    ...textLines(remedyText(saving.remedy), view),
    ...(saving.page === null ? [] : explained(saving.page, view)),
  ];
}

/** Bytes, label and place; where they come from. */
function summaryRows(saving: Saving, image: ImageReport, view: View): string[] {
  const label = cut(terminal(saving.label), LABEL_COLUMNS);
  const place = [terminal(placeText(saving.place)), filesText(saving)].filter(part => part !== '').join(', ');
  const columns: Column[] = [
    { width: 8, side: 'right' },
    { width: Math.max(8, view.width - 2 - 8 - 2), side: 'left' },
  ];
  return [
    ...wrappedRow(columns, [bytes(saving.bytes), `${label}  ${place}`], 2),
    ...textLines(origin(saving, image), view).map(line => view.paint('dim', line)),
  ];
}

/** `layer 4, Dockerfile:12`; of wasted bytes who added and who wasted them. The line is the one to edit. */
function origin(saving: Saving, image: ImageReport): string {
  const found = saving.loss === null ? image.findings.find(({ rule }) => rule === saving.label) : undefined;
  const at = found?.at ?? lineToChange(saving, image.layers);
  const text = originText(saving, image.layers);
  return saving.loss !== null || at === null ? text : `${text}, ${terminal(lineText({ dockerfile: at }))}`;
}

/** The command that explains a rule, detector, label or hint. */
function explained(id: string, view: View): string[] {
  return view.all ? [view.paint('dim', `${INDENT}imagebudget rules ${id}`)] : [];
}

function textLines(text: string, view: View): string[] {
  return text.split('\n').flatMap(line => wrap(terminal(line), view.width - INDENT.length).map(part => INDENT + part));
}
