// The results as Markdown, and as one line of totals.

const megabytes = bytes => (bytes === undefined || bytes === null ? '' : (bytes / 1e6).toPrecision(3));
const share = (part, whole) => (whole === 0 ? '–' : `${part}/${whole}`);
const count = (rows, test) => rows.filter(test).length;

function planOf({ expected, plan, skipped, failed }) {
  if (skipped !== undefined) return skipped;
  if (failed !== undefined) return 'failed';
  if (plan === null) return 'no plan';
  if (expected.empty) return plan.empty ? 'empty, as it should' : `not empty: ${plan.places.length}`;
  if (plan.sameOrder) return 'as expected';
  return plan.missing.length > 0 ? `lacks ${plan.missing.map(place => placeName(place)).join(', ')}` : 'other order';
}

const placeName = place => (typeof place === 'number' ? `line ${place}` : place);

/** In per cent of what was promised, of the worst edit. */
function worst(rows) {
  const all = rows
    .filter(({ measured }) => measured !== undefined)
    .map(({ promised, measured }) => Math.abs(measured - promised) / Math.max(1, promised));
  return all.length === 0 ? '' : `${(Math.max(...all) * 100).toFixed(2)} %`;
}

export function markdown(results) {
  const head = [
    'image',
    'MB',
    'lines right',
    'edits applied',
    'built',
    'runs',
    'MB promised',
    'MB freed',
    'worst difference',
    'plan',
  ];
  const rows = results.map(result => {
    const { name, size, lines, edits = [] } = result;
    const judged = lines === undefined ? 0 : lines.right.length + lines.wrong.length;
    const sum = key =>
      edits.length === 0 ? '' : megabytes(edits.reduce((total, edit) => total + (edit[key] ?? 0), 0));
    const of = key =>
      share(
        count(edits, edit => edit[key]),
        edits.length,
      );
    const columns = [share(lines?.right.length ?? 0, judged), of('applies'), of('builds'), of('runs')];
    return [name, megabytes(size), ...columns, sum('promised'), sum('measured'), worst(edits), planOf(result)];
  });
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function totals(results) {
  const done = results.filter(({ skipped, failed }) => skipped === undefined && failed === undefined);
  const edits = done.flatMap(result => result.edits ?? []);
  const lines = done.map(result => result.lines);
  const right = lines.reduce((sum, one) => sum + one.right.length, 0);
  const judged = lines.reduce((sum, one) => sum + one.right.length + one.wrong.length, 0);
  const clean = done.filter(({ expected, plan }) => expected.empty && plan !== null);
  return {
    images: done.length,
    skipped: results.filter(({ skipped }) => skipped !== undefined).map(({ name, skipped }) => `${name}: ${skipped}`),
    failed: results.filter(({ failed }) => failed !== undefined).map(({ name }) => name),
    linesRight: share(right, judged),
    editsApplied: share(
      count(edits, ({ applies }) => applies),
      edits.length,
    ),
    editsBuilt: share(
      count(edits, ({ builds }) => builds),
      edits.length,
    ),
    programsRun: share(
      count(edits, ({ runs }) => runs),
      edits.length,
    ),
    promisesKept: share(
      count(edits, ({ kept }) => kept),
      edits.length,
    ),
    emptyPlans: share(
      count(clean, ({ plan }) => plan.empty),
      clean.length,
    ),
    plansAsExpected: share(
      count(done, ({ expected, plan }) => !expected.empty && plan?.sameOrder === true),
      count(done, ({ expected }) => !expected.empty),
    ),
  };
}

/** The results as a section of docs/measured.md. */
export function section(results, { engine, date }) {
  const { skipped, failed, ...figures } = totals(results);
  const lines = Object.entries({
    ...figures,
    skipped: skipped.join('; ') || 'none',
    failed: failed.join(', ') || 'none',
  });
  const summary = lines.map(([name, value]) => `| ${NAMES[name]} | ${value} |`).join('\n');
  return `Measured on ${date} with Docker ${engine}.\n\n| | |\n| --- | --- |\n${summary}\n\n${markdown(results)}`;
}

/** A document with a section between its two marks. */
export function intoDocument(document, mark, text) {
  const [start, end] = [`<!-- ${mark}: start -->`, `<!-- ${mark}: end -->`];
  const [before, rest] = document.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`the document lacks ${start} … ${end}`);
  return `${before}${start}\n\n${text}\n\n${end}${after}`;
}

const NAMES = {
  images: 'images',
  linesRight: 'lines to edit that are right',
  editsApplied: 'edits that apply as printed',
  editsBuilt: 'of these, images that build',
  programsRun: 'programs that run after the edit',
  promisesKept: 'promised bytes within 1 %',
  emptyPlans: 'clean images and traps with an empty plan',
  plansAsExpected: 'plans in the order that was written down',
  skipped: 'left out here',
  failed: 'not measured',
};
