/** What `imagebudget init` says. */
import { terminal } from '../../report/format/escape.ts';
import { bytes } from '../../report/format/figures.ts';
import { estimated } from '../../report/format/plan.ts';
import type { ImageReport } from '../../report/types.ts';
import { REPOSITORY, VERSION } from '../../version.ts';
import { type FirstBudget, nowText, type Setting } from './first-config.ts';

interface Written {
  path: string;
  image: ImageReport;
  settings: readonly Setting[];
  budgets: readonly FirstBudget[];
  /** What another tool's rules meant and these budgets do not. May hold foreign text. */
  notes: readonly string[];
  /** The image as it was named on the command line. */
  source: string;
}

/** What was found, what to do first, and the step of a workflow. */
export function initText({ path, image, settings, budgets, notes, source }: Written): string {
  const isNamed = settings.some(({ key }) => TARGETS.has(key));
  const width = Math.max(...budgets.map(({ name }) => name.length));
  return `${[
    `Wrote ${path}: ${terminal(image.name)} is ${bytes(image.sizes.image)} (${terminal(image.source.platform)})`,
    '',
    ...budgets.map(one => `  ${one.name.padEnd(width)}  ${nowText(one).padStart(8)} now   ${one.limit}`),
    ...(notes.length === 0 ? [] : ['', 'What is different from dive:', ...notes.map(note => `- ${terminal(note)}`)]),
    '',
    ...firstFix(image),
    '',
    `Next: imagebudget check${isNamed ? '' : ` ${terminal(source)}`}`,
    '',
    'In a workflow, after the step that builds the image:',
    '',
    ...step(isNamed ? null : source),
  ].join('\n')}\n`;
}

const TARGETS: ReadonlySet<string> = new Set(['image', 'registry', 'archive', 'layout'] satisfies Setting['key'][]);

function firstFix({ plan }: ImageReport): string[] {
  const first = plan.items[0] ?? plan.small[0];
  if (first === undefined) return ['There is nothing to fix first: no edit is known that makes it smaller.'];
  const { title, at, bytes: saved, exact, sizeAfter } = first;
  const place = at === null ? '' : ` (${terminal(`${at.path}:${at.line}`)})`;
  return [
    `First fix: ${terminal(title)}${place}`,
    `  saves ${estimated(saved, exact)}, then the image is ${bytes(sizeAfter)}. All edits: imagebudget fix`,
  ];
}

function step(source: string | null): string[] {
  const uses = `- uses: ${REPOSITORY}@v${VERSION.split('.')[0]}`;
  return source === null ? [uses] : [uses, `  with: { source: ${terminal(JSON.stringify(source))} }`];
}
