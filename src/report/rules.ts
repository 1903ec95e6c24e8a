/** The rules as text: the catalogue, and one rule explained. */
import type { Rule } from '../analysis/types.ts';
import { pageUrl } from './pages.ts';

/** One line a rule, in order of precedence. */
export function catalogueText(rules: readonly Rule[]): string {
  const widest = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(
    ({ id, severity, bucket, title }) => `${id.padEnd(widest)}  ${severity}  ${bucket.padEnd(9)}  ${title}`,
  );
  return [
    `${rules.length} rules, in order of precedence: a file belongs to the first that claims it.`,
    '',
    ...lines,
    '',
    'imagebudget rules ID explains one.',
    '',
  ].join('\n');
}

/** What a rule finds, why, what to write instead, and what it leaves alone. */
export function ruleText(rule: Rule): string {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)];
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
    ...section('Budget for it, in .imagebudget.yml', ['budgets:', '  rules:', `    ${rule.id}: 0`]),
    ...section('To keep these bytes', ['ignore:', `  - rule: ${rule.id}`, '    reason: why they must stay']),
    ...section('To leave the rule out', ['rules:', `  ${rule.id}: off`]),
    ...section(
      'References',
      [pageUrl(`rules/${rule.id}.md`), ...rule.references].filter(url => url !== null),
    ),
    '',
  ].join('\n');
}
