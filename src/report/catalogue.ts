/** `imagebudget rules` as text: the catalogue, and one rule, detector, label, hint or cause explained. */
import type { CatalogueEntry } from '../advice/catalogue.ts';
import type { Rule } from '../analysis/types.ts';
import type { Cause } from './causes.ts';
import { type Paint, painter } from './format/paint.ts';
import { wrap } from './format/width.ts';
import { diffOf, keepingLines, keepingNote, safetyOf } from './rule-words.ts';

export { catalogue } from '../advice/catalogue.ts';
export { CAUSES } from './causes.ts';

const PLAIN = painter(false);

interface Entries {
  rules: readonly Rule[];
  others: readonly CatalogueEntry[];
  causes: readonly Cause[];
}

/** One line an entry: rules in order of precedence, then what else reports name. */
export function catalogueText({ rules, others, causes }: Entries): string {
  return [
    `${rules.length} rules, in order of precedence: a file belongs to the first that claims it.`,
    '',
    ...rows({ rules, others: [], causes: [] }),
    '',
    'Found beside the rules. A config may name detectors, as it names rules:',
    '',
    ...rows({ rules: [], others, causes: [] }),
    '',
    'Causes: what a later layer did to wasted bytes.',
    '',
    ...rows({ rules: [], others: [], causes }),
    '',
    'imagebudget rules NAME explains one; a part of a name lists what matches.',
    '',
  ].join('\n');
}

/** The entries whose names have a part in common. */
export function matchesText(part: string, found: Entries): string {
  const lines = rows(found);
  return [`${lines.length} names match ${part}:`, '', ...lines, '', 'imagebudget rules NAME explains one.', ''].join(
    '\n',
  );
}

function rows({ rules, others, causes }: Entries): string[] {
  const all = [
    ...rules.map(({ id, severity, title, bucket }) => ({ id, severity, title, kind: bucket })),
    ...others.map(({ id, severity, title, kind }) => ({ id, severity, title, kind })),
    ...causes.map(({ id, title }) => ({ id, severity: '    ', title, kind: 'cause' })),
  ];
  const widest = Math.max(WIDEST, ...all.map(({ id }) => id.length));
  return all.map(({ id, severity, kind, title }) => `${id.padEnd(widest)}  ${severity}  ${kind.padEnd(9)}  ${title}`);
}

/** Columns of names, so that the parts of the list stand below each other. */
const WIDEST = 24;

/** A cause explained. */
export function causeText({ id, title, when, avoid }: Cause, paint = PLAIN): string {
  const lines = [...section('When', [when], paint), ...section('Instead', [avoid], paint)];
  return [paint('bold', `${id}: ${title}`), 'cause of wasted bytes', ...lines, ''].join('\n');
}

const WHEN: Readonly<Record<CatalogueEntry['kind'], string>> = {
  detector: 'What it finds',
  label: 'Which wasted files have it',
  hint: 'When it is given',
};

/** A detector, label or hint explained. */
export function entryText(entry: CatalogueEntry, paint = PLAIN): string {
  const { kind, id, title, severity, when, why, remedy } = entry;
  return [
    paint('bold', `${id}: ${title}`),
    ...(why === null ? [] : ['', ...prose([why])]),
    ...section('The edit', prose([remedy]), paint),
    ...(kind === 'detector' ? keeping(id, undefined, paint) : []),
    ...section(WHEN[kind], prose([when]), paint),
    ...section('How it counts', prose([`Severity ${severity}. ${COUNTS[kind]}`]), paint),
    ...(kind === 'detector' ? settings(id, paint) : []),
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
export function ruleText(rule: Rule, paint = PLAIN): string {
  const { id, title, why, remedy, example, references, severity, bucket } = rule;
  return [
    paint('bold', `${id}: ${title}`),
    '',
    ...prose([why]),
    ...section('Is it safe to remove?', prose(safetyOf(rule)), paint),
    ...section('The edit', prose([remedy]), paint),
    ...(example === undefined
      ? []
      : section(example.file === undefined ? 'For example' : `In ${example.file}`, diffOf(example), paint)),
    ...keeping(id, rule.keep, paint),
    ...section('How it counts', prose([`Severity ${severity}. ${BUCKETS[bucket]}`]), paint),
    ...settings(id, paint),
    ...section('What it matches', matching(rule), paint),
    ...section('References', references, paint),
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
function keeping(id: string, keep: string | undefined, paint: Paint): string[] {
  return section('To keep the files, in .imagebudget.yml', [...keepingLines(id), ...prose([keepingNote(keep)])], paint);
}

/** What else a config can say about it. */
function settings(id: string, paint: Paint): string[] {
  const lines = [`budgets: { rules: { ${id}: 0 } }`, `rules: { ${id}: off }`];
  const widest = Math.max(...lines.map(line => line.length));
  const notes = ['a budget for it', 'leaves it out'];
  return section(
    'More settings',
    lines.map((line, n) => `${line.padEnd(widest)}  # ${notes[n]}`),
    paint,
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

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map(line => `  ${line}`)];
}
