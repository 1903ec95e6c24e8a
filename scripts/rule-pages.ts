/** The pages of rules, and their index. Pure. */
import { safetyOf } from '../src/report/rule-words.ts';
import type { Rule, RuleExample } from '../src/rules/rule.ts';
import { advicePages, adviceTables } from './advice-pages.ts';
import { code, edit, folded, joined, keeping, linked, list, note, reading, table } from './page-parts.ts';
import type { Source } from './precedence.ts';
import { type Definitions, ECOSYSTEMS } from './registries.ts';

/** All pages by their name in `docs/rules`. */
export function pages(all: Definitions): Map<string, string> {
  return new Map([
    ['README.md', catalogue(all)],
    ...all.rules.map(({ definition }): [string, string] => [`${definition.id}.md`, page(definition)]),
    ...advicePages(all),
  ]);
}

const NOTE = note('rule');

const BUCKETS = {
  removable: 'The bytes count as removable.',
  advice: 'This is advice: the bytes count only in a budget for this rule.',
};

function catalogue(all: Definitions): string {
  return joined([
    '# Waste rules',
    NOTE,
    'What `imagebudget` looks for in the final file system, and below that its detectors, labels and hints. A file belongs to the first ' +
      'rule that claims it. Rules are asked in the order of this page, except that some name others that they come before. ' +
      '[Adding a rule](../contributing/adding.md) shows how to write one, [the config](../config.md#rules) how to change one or switch it off.',
    ...groups(all.rules).map(([title, rules]) => `## ${title}\n\n${rulesTable(rules)}`),
    ...adviceTables(all),
  ]);
}

/** Rules by the title of their folder; a folder without a title comes last, under its name. */
function groups(sources: Definitions['rules']): [string, Rule[]][] {
  const folderOf = ({ file }: Source<Rule>) => file.slice(0, file.indexOf('/'));
  const folders = new Set([...ECOSYSTEMS.keys(), ...sources.map(folderOf)]);
  return [...folders].flatMap(folder => {
    const rules = sources.filter(source => folderOf(source) === folder).map(({ definition }) => definition);
    return rules.length === 0 ? [] : [[ECOSYSTEMS.get(folder) ?? folder, rules]];
  });
}

function rulesTable(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, title, severity, bucket, confidence }) => [
    linked(id),
    title,
    severity,
    bucket,
    confidence,
  ]);
  return table(['rule', 'finds', 'severity', 'bucket', 'confidence'], rows);
}

function page(rule: Rule): string {
  const { id, title, why, remedy, references, reports, ignores } = rule;
  return joined([
    `# ${code(id)}: ${title}`,
    NOTE,
    why,
    '## Is it safe to remove?',
    ...safetyOf(rule),
    edit(remedy, rule.example),
    keeping(id, rule.keep),
    folded('What it matches, and how it counts', matching(rule)),
    folded('Examples', [
      `It reports, with the bytes that it claims:\n\n${list(reports.map(one => `${example(one)}: ${claimed(one)}`))}`,
      `It does not report:\n\n${list(ignores.map(one => `${example(one)}: ${one.because}`))}`,
    ]),
    `## References\n\n${list(references.map(url => `<${url}>`))}`,
  ]);
}

function matching(rule: Rule): (string | undefined)[] {
  const { globs, not = [], envDirectories = {} } = rule;
  return [
    `Regular files in the final file system, at:\n\n${list(globs.map(code))}`,
    envSection(envDirectories),
    rule.whenText && `Only if this holds: ${rule.whenText}`,
    reading(rule.reads),
    rule.least ? `It reports nothing below ${rule.least} bytes in all.` : undefined,
    not.length > 0 ? `It never matches:\n\n${list(not.map(({ glob, why }) => `${code(glob)}: ${why}`))}` : undefined,
    NEVER,
    precedence(rule),
    `Severity ${code(rule.severity)}. ${BUCKETS[rule.bucket]}`,
  ];
}

const NEVER =
  'No rule matches package databases, licence folders, accounts, `/etc/ssl`, time zones and `*.sqlite-wal` files.';

function precedence({ before, last }: Rule): string | undefined {
  if (last) return 'It comes after all other rules, and gets only what none of them claims.';
  return before && `It comes before ${before.map(linked).join(', ')}, and gets the files that both match.`;
}

function envSection(directories: Readonly<Record<string, readonly string[]>>): string {
  const entries = Object.entries(directories);
  if (entries.length === 0) return '';
  const lines = entries.map(([name, below]) => `${code(`$${name}`)}: ${below.map(code).join(', ')} below it`);
  return `And in directories that variables of the image name:\n\n${list(lines)}`;
}

function claimed({ bytes, advice }: Rule['reports'][number]): string {
  return advice === undefined ? `${bytes}` : `${bytes}, and ${advice} as advice`;
}

function example({
  files,
  contents = {},
  links = {},
  env = [],
  workingDir,
  entrypoint,
  cmd,
  createdBy,
}: RuleExample): string {
  const parts = [
    ...Object.entries(files).map(([path, size]) => (path.endsWith('/') ? `${code(path)}` : `${code(path)} (${size})`)),
    ...Object.entries(contents).map(([path, text]) => `${code(path)} with ${code(JSON.stringify(text))}`),
    ...Object.entries(links).map(([path, target]) => `${code(path)} -> ${code(target)}`),
    ...env.map(pair => code(`ENV ${pair}`)),
    workingDir === undefined ? '' : code(`WORKDIR ${workingDir}`),
    entrypoint === undefined ? '' : code(`ENTRYPOINT ${JSON.stringify(entrypoint)}`),
    cmd === undefined ? '' : code(`CMD ${JSON.stringify(cmd)}`),
    createdBy === undefined ? '' : `made by ${code(createdBy)}`,
  ];
  return parts.filter(part => part !== '').join(', ');
}
