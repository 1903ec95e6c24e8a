/** What is said below the edits of the plan in the text report. */
import { byHandSentence, withoutEdit } from '../format/by-hand.ts';
import { capitalised } from '../format/edits/edit-words.ts';
import { cut, terminal } from '../format/escape.ts';
import { bytes, counted } from '../format/figures.ts';
import { notOffered, planSentences } from '../format/plan.ts';
import { wrap } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import type { View } from './view.ts';

const TITLE_COLUMNS = 40;

/** Edits that were left out, what the needed ones lead to, what no edit meets or frees. @param shown how many edits are listed */
export function closingLines(image: ImageReport, view: View, shown: number): string[] {
  const { items } = image.plan;
  const left = items.slice(shown);
  const saved = left.reduce((sum, item) => sum + item.bytes, 0);
  const sentences = planSentences(image, image.plan, terminal).flatMap(text => sentence(text, view));
  return [
    ...(left.length === 0 ? [] : [view.paint('dim', `  … ${left.length} more, ${bytes(saved)} (${view.more})`)]),
    ...sentences.map(line => view.paint('bold', line)),
    ...(items.length === 0 ? nothingLines(image, sentences.length === 0, view) : []),
    ...reasonLines(image, view),
    ...(view.all ? [] : byHandLines(image, view)),
  ];
}

/** Why edits of much effect are not offered: with all details, or where another source would show more. */
function reasonLines(image: ImageReport, view: View): string[] {
  return notOffered(image, terminal, view.all).flatMap(text => sentence(text, view));
}

/** Why there is no plan. @param alone whether nothing else was said */
function nothingLines(image: ImageReport, alone: boolean, view: View): string[] {
  const { small } = image.plan;
  if (image.layers.length === 0) return [];
  const saved = small.reduce((sum, item) => sum + item.bytes, 0);
  const where = view.all ? '' : ` (${view.more})`;
  const more = small.length === 0 ? '' : `${counted(small.length, 'small edit')} would free ${bytes(saved)}${where}.`;
  const nothing = alone && withoutEdit(image).length === 0 ? 'Nothing to do: no edit frees enough to be worth it.' : '';
  const text = [nothing, more].filter(part => part !== '').join(' ');
  return text === '' ? [] : sentence(text, view);
}

/** What a person has to look at, since no edit fits. */
function byHandLines(image: ImageReport, view: View): string[] {
  const title = (text: string) => cut(terminal(text), TITLE_COLUMNS);
  const found = byHandSentence(image, title);
  return found === '' ? [] : sentence(`${found} ${capitalised(view.more)} says what to do.`, view);
}

function sentence(text: string, view: View): string[] {
  return wrap(text, view.width - 2).map(line => `  ${line}`);
}
