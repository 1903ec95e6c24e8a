/** Pages of what is found beside the rules: detectors, labels of wasted bytes, hints on instructions. Pure. */
import type { Detector } from '../src/advice/detectors/detector.ts';
import type { Hint } from '../src/advice/hints/hint.ts';
import type { Label } from '../src/advice/labels/label.ts';
import { code, dockerfile, joined, linked, note, table } from './page-parts.ts';

export interface Advice {
  detectors: readonly Detector[];
  labels: readonly Label[];
  hints: readonly Hint[];
}

/** All of their pages by their name in `docs/rules`. */
export function advicePages({ detectors, labels, hints }: Advice): [string, string][] {
  return [
    ...detectors.map((one): [string, string] => [`${one.id}.md`, detectorPage(one)]),
    ...labels.map((one): [string, string] => [`${one.id}.md`, labelPage(one)]),
    ...hints.map((one): [string, string] => [`${one.id}.md`, hintPage(one)]),
  ];
}

/** Their part of the index. */
export function adviceTables({ detectors, labels, hints }: Advice): string[] {
  const rows = (all: readonly { id: string; title: string; severity: string }[]) =>
    all.map(({ id, title, severity }) => [linked(id), title, severity]);
  return [
    `## In the image twice, or for nothing\n\nDetectors look at contents and packages. [More on them](../detectors.md).`,
    table(['detector', 'finds', 'severity'], rows(detectors)),
    `## Wasted bytes\n\nA label says what a later layer did to files of a lower one.`,
    table(['label', 'says', 'severity'], rows(labels)),
    '## Hints\n\nHabits in instructions, told only where the layer has the bytes.',
    table(['hint', 'the instruction', 'severity'], rows(hints)),
  ];
}

function detectorPage({ id, title, severity, when, why, remedy }: Detector): string {
  return joined([
    `# ${code(id)}: ${title}`,
    note('detector'),
    `- severity: ${severity}\n- bucket: advice: counted in no budget but one for this detector`,
    `## What it finds\n\n${when}`,
    `## Why the bytes need not be there\n\n${why}`,
    `## Remedy\n\n${dockerfile(remedy)}`,
    MORE,
  ]);
}

function labelPage({ id, title, severity, when, why, remedy }: Label): string {
  return joined([
    `# ${code(id)}: ${title}`,
    note('label'),
    `- severity: ${severity}\n- counted in the wasted bytes of the image`,
    `## Which wasted files have it\n\n${when} The first label that fits is the file’s.`,
    id === 'plain' ? CAUSES : undefined,
    `## Why the bytes are there\n\n${why}`,
    `## Remedy\n\n${dockerfile(remedy)}`,
    MORE,
  ]);
}

const CAUSES =
  'Reports call such files by what happened to them: _deleted later_, _overwritten later_, _metadata change_, _hidden later_ or _replaced later_.';

function hintPage({ id, title, severity, evidence, explains, remedy }: Hint): string {
  return joined([
    `# ${code(id)}: ${title}`,
    note('hint'),
    `- severity: ${severity}\n- adds no bytes: it says why those of findings are there`,
    `## When it is told\n\n${evidence}`,
    explains.length === 0 ? undefined : `It explains what these find: ${explains.map(linked).join(', ')}.`,
    `## Remedy\n\n${dockerfile(remedy)}`,
    MORE,
  ]);
}

const MORE = 'See [Detectors](../detectors.md) for all of them.';
