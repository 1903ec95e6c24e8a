// What `fix --prove` made of the images, as Markdown and as totals.

const share = (part, whole) => (whole === 0 ? '–' : `${part}/${whole} (${((part / whole) * 100).toFixed(1)} %)`);
const megabytes = bytes => (bytes >= 999.5e6 ? (bytes / 1e6).toFixed(0) : (bytes / 1e6).toPrecision(3));

/** Of the numbers; null of none. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** By how much the image is smaller, in per cent; 0 where nothing was written. */
export const reduction = ({ before, after }) => (after === null ? 0 : ((before - after) / before) * 100);

/** Rungs that were tried; a file with one edit more was built for each. */
const stepsOf = ({ proof }) => proof?.steps ?? [];
const wasTried = ({ skipped, failed }) => skipped === undefined && failed === undefined;

export function fixTotals(results) {
  const tried = results.filter(wasTried);
  const controls = tried.filter(({ expected }) => expected.empty);
  const others = tried.filter(({ expected }) => !expected.empty);
  const proofs = tried.filter(({ proof }) => proof !== null);
  const steps = tried.flatMap(stepsOf);
  const written = tried.filter(({ rebuilt }) => rebuilt !== undefined);
  const count = (list, test) => share(list.filter(test).length, list.length);
  const per = list => {
    const value = median(list.map(reduction));
    return value === null ? '–' : `${value.toFixed(1)} % of ${list.length} images`;
  };
  return {
    images: tried.length,
    medianReduction: per(others),
    medianWithControls: per(tried),
    builds: count(steps, ({ size }) => size !== null),
    promises: count(
      steps.filter(({ size }) => size !== null),
      ({ kept }) => kept,
    ),
    proofs: count(proofs, ({ proof }) => proof.passed),
    written: count(written, ({ rebuilt }) => rebuilt.builds),
    runs: count(written, ({ rebuilt }) => rebuilt.broken === null),
    emptyPlans: count(controls, ({ edits, code }) => code === 0 && edits.length === 0),
    unproven: others
      .filter(({ proof, edits, code }) => proof === null && (edits.length > 0 || code !== 0))
      .map(({ name }) => name),
    skipped: results.filter(({ skipped }) => skipped !== undefined).map(({ name }) => name),
    failed: results.filter(({ failed }) => failed !== undefined).map(({ name }) => name),
  };
}

const NAMES = {
  images: 'images',
  medianReduction: 'median reduction, without the controls',
  medianWithControls: 'median reduction, with the controls',
  builds: 'edited files that build, one for each edit that was tried',
  promises: 'of these, promises that hold',
  proofs: 'proofs that pass, one for each image with a plan',
  written: 'written files that build once more',
  runs: 'of these, programs that print what they printed before',
  emptyPlans: 'controls with an empty plan',
  unproven: 'images with a plan that could not be proven',
  skipped: 'left out here',
  failed: 'not measured',
};

/** Foreign text in one cell. */
const cell = (text, most = 160) =>
  text.slice(0, most).replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('`', "'");

const whyNot = problem => problem?.split('\n').find(line => /^(?:error|imagebudget):/i.test(line)) ?? problem ?? '';

function proofOf(result) {
  const { code, edits, proof, rebuilt, problem } = result;
  if (proof === null) {
    if (code !== 0) return `none: ${cell(whyNot(problem))}`;
    return edits.length === 0 ? `nothing to edit${onlySmall(result)}` : 'none';
  }
  const failed = proof.steps.find(({ passed }) => !passed);
  if (failed !== undefined) return `fails at ${failed.id}: ${cell(whyFailed(failed))}`;
  if (!proof.passed) return 'fails: the check passes without the program';
  if (rebuilt?.builds === false) return 'passes, but what was written does not build';
  if (rebuilt?.broken) return `passes, but: ${cell(rebuilt.broken)}`;
  return `passes: ${cell(proof.steps.at(-1)?.check?.seen ?? 'built')}`;
}

function onlySmall({ small = [] }) {
  const bytes = small.reduce((sum, one) => sum + one.bytes, 0);
  return small.length === 0 ? '' : `: ${small.map(({ id }) => id).join(', ')} would free ${megabytes(bytes)} MB`;
}

function whyFailed({ size, kept, promised, measured, check, missing, problem }) {
  if (size === null) return `it does not build: ${problem?.trim().split('\n').at(-1) ?? ''}`;
  if (!kept) return `promised ${promised} bytes, freed ${measured}`;
  if (missing.length > 0) return `${missing.map(({ path }) => path).join(', ')} is missing`;
  return check?.seen ?? '';
}

export function fixMarkdown(results) {
  const line = cells => `| ${cells.join(' | ')} |`;
  const head = ['image', 'MB before', 'MB after', 'reduction', 'edits', 'build', 'proof'];
  const rows = results.map(result => {
    const { name, expected, skipped, failed, before, after, edits } = result;
    const shown = expected.empty ? `${name} (control)` : name;
    if (!wasTried(result)) return [shown, '', '', '', '', '', cell(skipped ?? `not measured: ${failed}`)];
    const made = edits.map(({ id, trust }) => (trust === 'same' ? id : `${id} (${trust})`));
    const seconds = stepsOf(result).reduce((sum, step) => sum + (step.buildSeconds ?? 0), 0);
    return [
      shown,
      megabytes(before),
      after === null ? '' : megabytes(after),
      `${reduction(result).toFixed(1)} %`,
      made.join(', '),
      seconds === 0 ? '' : `${seconds.toFixed(0)} s`,
      proofOf(result),
    ];
  });
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Images that keep their base, though they are not controls, with the reason that the tool gives. */
function keptBases(results) {
  const rows = results
    .filter(result => wasTried(result) && !result.expected.empty && result.edits.every(({ trust }) => trust !== 'base'))
    .map(
      ({ name, noBase }) =>
        `| ${name} | ${cell(noBase || 'nothing: it sees no compiler, and knows no smaller variant of the base', 400)} |`,
    );
  return ['| image that keeps its base | why, as the tool says it |', '| --- | --- |', ...rows].join('\n');
}

/** The section of docs/measured.md between its marks. */
export function fixSection(results, { engine, date, trust }) {
  const figures = Object.entries(fixTotals(results)).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(', ') || 'none' : value;
    return `| ${NAMES[name]} | ${text} |`;
  });
  return [
    `Measured on ${date} with Docker ${engine}: \`imagebudget fix --trust ${trust} --prove --write\`.`,
    ['| | |', '| --- | --- |', ...figures].join('\n'),
    fixMarkdown(results),
    keptBases(results),
  ].join('\n\n');
}
