/** Pages of what is found beside the rules: detectors, labels of wasted bytes, hints on instructions. Pure. */
import type { Detector } from '../src/advice/detectors/detector.ts';
import type { Hint } from '../src/advice/hints/hint.ts';
import type { Label } from '../src/advice/labels/label.ts';
import { hintCase, imageCase } from './case-text.ts';
import { code, dockerfile, joined, linked, list, note, reading, table } from './page-parts.ts';
import type { Source } from './precedence.ts';
import type { Definitions } from './registries.ts';

/** All of their pages by their name in `docs/rules`. */
export function advicePages({ detectors, labels, hints }: Definitions): [string, string][] {
  const pagesOf = <T extends { id: string }>(sources: readonly Source<T>[], page: (one: T) => string) =>
    sources.map(({ definition }): [string, string] => [`${definition.id}.md`, page(definition)]);
  return [...pagesOf(detectors, detectorPage), ...pagesOf(labels, labelPage), ...pagesOf(hints, hintPage)];
}

/** Their part of the index. */
export function adviceTables({ detectors, labels, hints }: Definitions): string[] {
  return [
    '## Detectors\n\nWhat is in the image twice, or for nothing: detectors look at contents and packages. [More on them](../detectors.md).',
    table(
      ['detector', 'finds', 'severity', 'if'],
      detectors.map(({ definition: { id, title, severity, when } }) => [linked(id), title, severity, when]),
    ),
    '## Labels of wasted bytes\n\nA label says what a later layer did to files of a lower one. A file has the first that fits.',
    table(
      ['label', 'says', 'severity', 'if'],
      labels.map(({ definition: { id, title, severity, when } }) => [linked(id), title, severity, when]),
    ),
    '## Hints\n\nHabits in instructions, told only where the layer has the bytes.',
    table(
      ['hint', 'the instruction', 'severity', 'told only if'],
      hints.map(({ definition: { id, title, severity, evidence } }) => [linked(id), title, severity, evidence]),
    ),
  ];
}

function detectorPage({ id, title, severity, when, reads, why, remedy, reports, ignores }: Detector): string {
  return joined([
    `# ${code(id)}: ${title}`,
    note('detector'),
    `- severity: ${severity}\n- bucket: advice: counted in no budget but one for this detector`,
    `## What it finds\n\n${when}`,
    reading(reads),
    `## Why the bytes need not be there\n\n${why}`,
    `## Remedy\n\n${dockerfile(remedy)}`,
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
    `- severity: ${severity}\n- counted in the wasted bytes of the image`,
    `## Which wasted files have it\n\n${when} The first label that fits is the file’s.`,
    before && `It is tried before ${before.map(linked).join(', ')}.`,
    reading(reads),
    id === 'plain' ? CAUSES : undefined,
    `## Why the bytes are there\n\n${why}`,
    `## Remedy\n\n${dockerfile(remedy)}`,
    examples(
      'A wasted file has it here:',
      reports.map(imageCase),
      ignores.map(one => `${imageCase(one)}: ${one.because}${one.instead ? ` (${linked(one.instead)})` : ''}`),
    ),
    MORE,
  ]);
}

const CAUSES =
  'Reports call such files by what happened to them: _deleted later_, _overwritten later_, _metadata change_, _hidden later_ or _replaced later_.';

function hintPage({ id, title, severity, evidence, explains, reads, remedy, reports, ignores }: Hint): string {
  return joined([
    `# ${code(id)}: ${title}`,
    note('hint'),
    `- severity: ${severity}\n- adds no bytes: it says why those of findings are there`,
    `## When it is told\n\n${evidence}`,
    reading(reads),
    explains.length === 0 ? undefined : `It explains what these find: ${explains.map(linked).join(', ')}.`,
    `## Remedy\n\n${dockerfile(remedy)}`,
    examples(
      'It is given, with the bytes that speak for it:',
      reports.map(one => `${hintCase(one)}: ${one.bytes}`),
      ignores.map(one => `${hintCase(one)}: ${one.because}`),
    ),
    MORE,
  ]);
}

function examples(title: string, reports: readonly string[], ignores: readonly string[]): string {
  return `## Examples\n\n${title}\n\n${list(reports)}\n\nNot here:\n\n${list(ignores)}`;
}

const MORE = 'See [Detectors](../detectors.md) for all of them.';
