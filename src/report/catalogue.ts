/** `imagebudget rules` as text: the catalogue, and one rule, detector, label or hint explained. */
import { type CatalogueEntry, catalogue } from '../advice/catalogue.ts';
import type { Rule } from '../analysis/types.ts';
import { wrap } from './format/width.ts';
import { diffOf, keepingLines, keepingNote, safetyOf } from './rule-words.ts';

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
  hint: 'When it is given',
};

/** A detector, label or hint explained. */
export function entryText({ kind, id, title, severity, when, why, remedy }: CatalogueEntry): string {
  return [
    `${id}: ${title}`,
    ...(why === null ? [] : ['', ...prose([why])]),
    ...section('The edit', prose([remedy])),
    ...(kind === 'detector' ? keeping(id) : []),
    ...section(WHEN[kind], prose([when])),
    ...section('How it counts', prose([`Severity ${severity}. ${COUNTS[kind]}`])),
    ...(kind === 'detector' ? settings(id) : []),
    '',
  ].join('\n');
}

const COUNTS: Readonly<Record<CatalogueEntry['kind'], string>> = {
  detector: 'This is advice: the bytes count only in a budget for this detector.',
  label: 'A label of wasted bytes: they count as wasted.',
  hint: 'A hint adds no bytes to a budget.',
};

const BUCKETS: Readonly<Record<Rule['bucket'], string>> = {
  removable: 'The bytes count as removable.',
  advice: 'This is advice: the bytes count only in a budget for this rule.',
};

/** A rule explained: what it finds, whether that can go, what to write instead and how to keep it; then what it matches. */
export function ruleText(rule: Rule): string {
  const { id, title, why, remedy, example, references, severity, bucket } = rule;
  return [
    `${id}: ${title}`,
    '',
    ...prose([why]),
    ...section('Is it safe to remove?', prose(safetyOf(rule))),
    ...section('The edit', prose([remedy])),
    ...(example === undefined
      ? []
      : section(example.file === undefined ? 'For example' : `In ${example.file}`, diffOf(example))),
    ...keeping(id, rule.keep),
    ...section('How it counts', prose([`Severity ${severity}. ${BUCKETS[bucket]}`])),
    ...settings(id),
    ...section('What it matches', matching(rule)),
    ...section('References', references),
    '',
  ].join('\n');
}

function matching({ globs, envDirectories = {}, whenText, least, not = [] }: Rule): string[] {
  return [
    ...globs,
    ...Object.entries(envDirectories).flatMap(([name, below]) => below.map(one => `$${name}/${one}`)),
    ...(whenText === undefined ? [] : prose([`Only if this holds: ${whenText}`])),
    ...(least === undefined ? [] : [`Nothing below ${least} bytes in all.`]),
    ...not.map(({ glob, why }) => `never ${glob}  (${why})`),
  ];
}

/** What a config says to keep the bytes. */
function keeping(id: string, keep?: string): string[] {
  return section('To keep the files, in .imagebudget.yml', [...keepingLines(id), ...prose([keepingNote(keep)])]);
}

/** What else a config can say about it. */
function settings(id: string): string[] {
  const lines = [`budgets: { rules: { ${id}: 0 } }`, `rules: { ${id}: off }`];
  const widest = Math.max(...lines.map(line => line.length));
  const notes = ['a budget for it', 'leaves it out'];
  return section(
    'More settings',
    lines.map((line, n) => `${line.padEnd(widest)}  # ${notes[n]}`),
  );
}

/** Sections are indented by two. */
const COLUMNS = 78;

/** Sentences, wrapped, but not inside code. */
function prose(sentences: readonly string[]): string[] {
  const joined = sentences.map(text => text.replace(/`[^`]*`/g, code => code.replaceAll(' ', NO_BREAK)));
  return joined.flatMap(text => wrap(text, COLUMNS)).map(line => line.replaceAll(NO_BREAK, ' '));
}

const NO_BREAK = '\u00a0';

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)];
}
