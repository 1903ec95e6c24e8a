/** Pages of what is found besides the rules: detectors, labels of wasted bytes, hints on instructions. Pure. */
import type { Detector } from '../src/advice/detectors/detector.ts';
import type { Hint } from '../src/advice/hints/hint.ts';
import type { Label } from '../src/advice/labels/label.ts';
import { hintCase, imageCase } from './case-text.ts';
import { code, edit, folded, joined, keeping, linked, list, note, reading, table } from './page-parts.ts';
import type { Source } from './precedence.ts';
import type { Definitions } from './registries.ts';

/** All pages by their name in `docs/rules`. */
export function advicePages({ detectors, labels, hints }: Definitions): [string, string][] {
  const pagesOf = <T extends { id: string }>(sources: readonly Source<T>[], page: (one: T) => string) =>
    sources.map(({ definition }): [string, string] => [`${definition.id}.md`, page(definition)]);
  return [...pagesOf(detectors, detectorPage), ...pagesOf(labels, labelPage), ...pagesOf(hints, hintPage)];
}

/** The part of the index that is not about rules. */
export function adviceTables({ detectors, labels, hints }: Definitions): string[] {
  const rows = (sources: Definitions['detectors' | 'labels']) =>
    sources.map(({ definition: { id, title, severity, when } }) => [linked(id), title, severity, when]);
  return [
    '## Detectors\n\nDetectors look at contents and packages. [More on them](../detectors.md).',
    table(['detector', 'finds', 'severity', 'if'], rows(detectors)),
    '## Labels of wasted bytes\n\nA label says what a later layer did to the files of a lower one. A file has the first that fits.',
    table(['label', 'says', 'severity', 'if'], rows(labels)),
    '## Hints\n\nHints are about instructions. A report shows one only if the bytes that it costs are in the layer.',
    table(
      ['hint', 'the instruction', 'severity', 'shown if'],
      hints.map(({ definition: { id, title, severity, evidence } }) => [linked(id), title, severity, evidence]),
    ),
  ];
}

function detectorPage({ id, title, severity, when, reads, why, remedy, reports, ignores }: Detector): string {
  return joined([
    `# ${code(id)}: ${title}`,
    note('detector'),
    why,
    edit(remedy),
    keeping(id),
    folded('What it finds, and how it counts', [
      when,
      reading(reads),
      `Severity ${code(severity)}. This is advice: the bytes count only in a budget for this detector.`,
    ]),
    examples(
      'It reports, with the bytes that it finds:',
      reports.map(one => `${imageCase(one)}: ${one.bytes}`),
      ignores.map(one => `${imageCase(one)}: ${one.because}`),
    ),
    MORE,
  ]);
}

function labelPage({ id, title, severity, before, when, reads, why, remedy, reports, ignores }: Label): string {
  return joined([
    `# ${code(id)}: ${title}`,
    note('label'),
    why,
    edit(remedy),
    id === 'plain' ? CAUSES : undefined,
    folded('Which wasted files have this label, and how they count', [
      `${when} A file has the first label that fits.`,
      before && `This one is tried before ${before.map(linked).join(', ')}.`,
      reading(reads),
      `Severity ${code(severity)}. The bytes count as wasted.`,
    ]),
    examples(
      'A wasted file has it:',
      reports.map(imageCase),
      ignores.map(one => `${imageCase(one)}: ${one.because}${one.instead ? ` (${linked(one.instead)})` : ''}`),
    ),
    MORE,
  ]);
}

const CAUSES =
  'Reports name such files by what happened to them: _deleted later_, _overwritten later_, _metadata change_, _hidden later_ or _replaced later_.';

function hintPage({ id, title, severity, evidence, explains, reads, remedy, reports, ignores }: Hint): string {
  return joined([
    `# ${code(id)}: ${title}`,
    note('hint'),
    `Shown if: ${evidence}`,
    edit(remedy),
    folded('How it counts', [
      `Severity ${code(severity)}. A hint adds no bytes.${explains.length === 0 ? '' : ` It explains what these find: ${explains.map(linked).join(', ')}.`}`,
      reading(reads),
    ]),
    examples(
      'It is shown, with the bytes that it costs:',
      reports.map(one => `${hintCase(one)}: ${one.bytes}`),
      ignores.map(one => `${hintCase(one)}: ${one.because}`),
    ),
    MORE,
  ]);
}

function examples(title: string, reports: readonly string[], ignores: readonly string[]): string {
  return folded('Examples', [`${title}\n\n${list(reports)}`, `Not here:\n\n${list(ignores)}`]);
}

const MORE = 'See [Detectors](../detectors.md) for all of them.';
