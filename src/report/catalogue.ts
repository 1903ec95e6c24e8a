/** `imagebudget rules` as text: the catalogue, and one rule, detector, label or hint explained. */
import { type CatalogueEntry, catalogue } from '../advice/catalogue.ts';
import type { Rule } from '../analysis/types.ts';

export { catalogue } from '../advice/catalogue.ts';

/** One line a rule, in order of precedence. */
export function catalogueText(rules: readonly Rule[]): string {
  const widest = Math.max(...rules.map(({ id }) => id.length));
  const row = ({ id, severity, title }: Rule | CatalogueEntry, kind: string) =>
    `${id.padEnd(widest)}  ${severity}  ${kind.padEnd(9)}  ${title}`;
  return [
    `${rules.length} rules, in order of precedence: a file belongs to the first that claims it.`,
    '',
    ...rules.map(rule => row(rule, rule.bucket)),
    '',
    'Found beside the rules. A config may name detectors, as it names rules:',
    '',
    ...catalogue.map(entry => row(entry, entry.kind)),
    '',
    'imagebudget rules ID explains one.',
    '',
  ].join('\n');
}

const WHEN: Readonly<Record<CatalogueEntry['kind'], string>> = {
  detector: 'What it finds',
  label: 'Which wasted files have it',
  hint: 'When it is told',
};

/** A detector, label or hint explained. */
export function entryText({ kind, id, title, severity, when, why, remedy }: CatalogueEntry): string {
  return [
    `${id}: ${title}`,
    `${severity} · ${kind === 'label' ? 'label of wasted bytes' : `${kind}, adds no bytes to a budget${kind === 'hint' ? '' : ' but its own'}`}`,
    ...section(WHEN[kind], [when]),
    ...section('Why', why === null ? [] : [why]),
    ...section('Instead', remedy.split('\n')),
    ...(kind === 'detector' ? inConfig(id) : []),
    '',
  ].join('\n');
}

/** A rule explained: what it finds, why, what to write instead, what it leaves alone. */
export function ruleText(rule: Rule): string {
  return [
    `${rule.id}: ${rule.title}`,
    `${rule.severity} · ${rule.confidence} · ${rule.bucket === 'removable' ? 'counts as removable' : 'advice, counted by no other budget'}`,
    ...section('Why it need not be there', [rule.why, ...(rule.cost === undefined ? [] : [`The price: ${rule.cost}`])]),
    ...section('Instead', rule.remedy.split('\n')),
    ...section('Finds', [
      ...rule.globs,
      ...Object.entries(rule.envDirectories ?? {}).flatMap(([name, below]) => below.map(one => `$${name}/${one}`)),
      ...(rule.whenText === undefined ? [] : [`if: ${rule.whenText}`]),
      ...(rule.least === undefined ? [] : [`if it is at least ${rule.least} bytes in all`]),
    ]),
    ...section('Only advises', [
      ...(rule.adviceWhenText === undefined ? [] : [`if: ${rule.adviceWhenText}`]),
      ...(rule.adviceForCommands === undefined ? [] : [`if the container starts ${rule.adviceForCommands.join(', ')}`]),
    ]),
    ...section(
      'Leaves alone',
      (rule.not ?? []).map(({ glob, why }) => `${glob}  (${why})`),
    ),
    ...inConfig(rule.id),
    ...section('References', rule.references),
    '',
  ].join('\n');
}

/** What a config can say about it. */
function inConfig(id: string): string[] {
  return [
    ...section('Budget for it, in .imagebudget.yml', ['budgets:', '  rules:', `    ${id}: 0`]),
    ...section('To keep these bytes', ['ignore:', `  - rule: ${id}`, '    reason: why they must stay']),
    ...section('To leave it out', ['rules:', `  ${id}: off`]),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)];
}
