/** Merged reports as annotations: each broken budget at its line of the config, each edit at the line to edit. */
import { type Annotation, annotation } from '../annotations.ts';
import { overText, unjudgedText } from '../format/budgets/budget-messages.ts';
import { about, asOneLine, SEPARATOR } from '../format/edits/edit-words.ts';
import { cutEnd, terminal } from '../format/escape.ts';
import { bytes } from '../format/figures.ts';
import { firstEdit } from '../problems/budget-message.ts';
import { changedLines, type JsonEdit } from './stored-diff.ts';
import type { Merged, MergedImage } from './types.ts';
import { budgetOf, nameOfEach, sorted } from './words.ts';

const TITLE_COLUMNS = 120;
const LINES_COLUMNS = 240;

/** Of all images that do not pass, the worst first. */
export function mergedAnnotations(merged: Merged): Annotation[] {
  const nameOf = nameOfEach(merged);
  return sorted(merged.images)
    .filter(({ verdict }) => verdict !== 'pass')
    .flatMap(one => annotationsOf(one, { name: nameOf(one) ?? '' }));
}

function annotationsOf({ image }: MergedImage, named: { name: string }): Annotation[] {
  const { budgets, unjudged = [], plan = [], planSummary } = image;
  const edits = { items: plan, unmet: planSummary?.unmet ?? [] };
  return [
    ...budgets
      .filter(({ status }) => status !== 'pass')
      .map(budget => {
        const message = `${overText(budgetOf(budget), terminal)}.${firstEdit(budget, edits) ?? ''}`;
        const level = budget.status === 'fail' ? 'error' : 'warning';
        return annotation(level, { image: named, message, place: budget.config });
      }),
    ...unjudged
      .filter(({ status }) => status === 'warn')
      .map(one =>
        annotation('warning', { image: named, message: `${unjudgedText(one, terminal)}.`, place: one.config }),
      ),
    ...plan.map(item => annotation('warning', { image: named, message: editMessage(item), place: item.at })),
  ];
}

/** `Leave out pip cache (61.2 MB). Write: RUN pip install --no-cache-dir -r requirements.txt` */
function editMessage({ title, bytes: freed, exact, at, edits }: JsonEdit): string {
  const told = edits.map(({ path, diff }) => {
    const lines = changedLines(diff);
    const added = lines.filter(({ sign }) => sign === '+');
    const shown = asOneLine((added.length === 0 ? lines : added).map(({ text }) => terminal(text)));
    const file = path === null || path === at?.path ? '' : `In ${terminal(path)}: `;
    return `${file}${added.length === 0 ? 'Take out' : 'Write'}: ${cutEnd(shown, LINES_COLUMNS)}`;
  });
  const what = `${cutEnd(terminal(title), TITLE_COLUMNS)} (${about(bytes(freed), exact)}).`;
  return terminal([what, told.join(SEPARATOR)].join(' ')).trimEnd();
}
