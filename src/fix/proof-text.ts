/** A proof for people: a row for each image that was built. */
import { listed } from '../image/text.ts';
import { cut, cutEnd, terminal } from '../report/format/escape.ts';
import { bytes } from '../report/format/figures.ts';
import { columnWidths, wrap } from '../report/format/width.ts';
import { type Column, wrappedRow } from '../report/text/rows.ts';
import type { View } from '../report/text/view.ts';
import { shownProgram } from './prove/programs.ts';
import type { Check, Proof, ProofStep } from './prove/types.ts';

const TITLES = ['EDIT', 'PROMISED', 'MEASURED', 'OFF BY', 'BUILD', 'PROOF'];
const GAP = 2;
const EDIT_COLUMNS = 24;
const LEAST_PROOF = 12;
/** What a program said last. */
const SEEN_COLUMNS = 200;

export function proofText(proof: Proof, view: View): string {
  const rows = [originalRow(proof), ...proof.steps.map(stepRow)];
  const columns = columnsOf(rows, view.width);
  const marks = ['', ...proof.steps.map(({ passed }) => (passed ? '✓' : '✗'))];
  const lines = rows.flatMap((row, n) => {
    const mark = marks[n] ?? '';
    const [first = '', ...rest] = wrappedRow(columns, row, GAP);
    return [mark === '' ? first : view.paint(mark === '✓' ? 'green' : 'red', mark) + first.slice(1), ...rest];
  });
  return `${[
    ...wrappedRow(columns, TITLES, GAP).map(line => view.paint('bold', line)),
    ...lines,
    ...proof.steps.flatMap(step => failureLines(step, view)),
    ...notes(proof, view),
  ].join('\n')}\n`;
}

function originalRow({ original, check }: Proof): string[] {
  const how = check.kind === 'none' ? 'built' : `built; ${startedWith(check)}`;
  return ['without edits', '', bytes(original.size), '', seconds(original.seconds), how];
}

function startedWith(check: Check): string {
  switch (check.kind) {
    case 'run':
      return '--run ends with 0';
    case 'healthcheck':
      return 'HEALTHCHECK passes';
    case 'port':
      return `port ${check.port} listens`;
    default:
      return 'starts';
  }
}

function stepRow(step: ProofStep): string[] {
  const { id, promised, measured, built, kept } = step;
  const name = cut(terminal(id), EDIT_COLUMNS);
  if (built === null || measured === null) return [name, bytes(promised), '', '', '', 'does not build'];
  const parts = [
    'built',
    ...(kept ? [] : ['promise not kept']),
    ...(step.check === null ? [] : [cutEnd(terminal(step.check.seen), SEEN_COLUMNS)]),
    ...(step.missing.length === 0 ? [] : [`${step.missing.length} missing`]),
  ];
  return [
    name,
    bytes(promised),
    bytes(measured),
    bytes(Math.abs(measured - promised)),
    seconds(built.seconds),
    parts.join('; '),
  ];
}

function seconds(value: number): string {
  return `${value.toFixed(value < 9.95 ? 1 : 0)} s`;
}

function columnsOf(rows: readonly (readonly string[])[], most: number): Column[] {
  const [edit = 0, promised = 0, measured = 0, off = 0, build = 0] = columnWidths([TITLES, ...rows]);
  const figures = [promised, measured, off, build].map((columns): Column => ({ width: columns, side: 'right' }));
  const used = 2 + edit + figures.reduce((sum, column) => sum + GAP + column.width, 0) + GAP;
  return [{ width: edit, side: 'left' }, ...figures, { width: Math.max(LEAST_PROOF, most - used), side: 'left' }];
}

/** The end of a failed build's output, and the programs that are gone. */
function failureLines({ id, problem, missing }: ProofStep, view: View): string[] {
  const gone = missing.map(program => `  ${terminal(id)}: ${terminal(shownProgram(program))} is gone`);
  const output =
    problem === null
      ? []
      : ['', ...problem.split('\n').map(line => `    ${cutEnd(terminal(line), view.width - 4)}`), ''];
  return [...output, ...gone.flatMap(line => wrap(line, view.width))];
}

function notes({ base, control, programs, untried, stopped, notes: said }: Proof, view: View): string[] {
  const texts = [
    ...(base.name === null || base.name === 'scratch' || !base.same
      ? []
      : [`All builds are on the same ${terminal(base.name)}${base.id === null ? '' : ` (${base.id.slice(0, 19)}…)`}.`]),
    ...(control === null
      ? []
      : [
          control.failed
            ? `Without ${terminal(control.without)} the check fails, as it must.`
            : `Without ${terminal(control.without)} the check passes too, so it shows nothing.`,
        ]),
    ...(programs.length === 0
      ? []
      : [`Looked for in each image: ${listed(programs.map(({ path }) => terminal(path)))}.`]),
    ...(stopped === 'budgets' ? [`The budgets are met; not tried: ${listed(untried.map(terminal))}.`] : []),
    ...(stopped === 'failure' && untried.length > 0 ? [`Not tried: ${listed(untried.map(terminal))}.`] : []),
    ...said.map(terminal),
  ];
  return texts.flatMap(text => wrap(text, view.width - 2).map(line => view.paint('dim', `  ${line}`)));
}
