/** The pages of rules, and their index. Pure. */
import type { Rule, RuleExample } from '../src/rules/rule.ts';
import { advicePages, adviceTables } from './advice-pages.ts';
import { code, dockerfile, joined, linked, list, note, reading, table } from './page-parts.ts';
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
  removable: 'removable: counted in the removable bytes of the image',
  advice: 'advice: counted in no budget but one for this rule',
};

const CONFIDENCES = {
  safe: 'safe: nothing reads these files at run time',
  'safe-if-unused': 'safe unless the container runs the tool that owns the files',
  judgement: 'a person must decide',
};

function catalogue(all: Definitions): string {
  return joined([
    '# Waste rules',
    NOTE,
    'What `imagebudget` looks for in the final file system, and at the end of the page what else it tells. A file belongs to the first rule that claims it, in the order of this page' +
      ' unless one says that it comes before others. See [Adding a rule](../contributing/adding.md) for how one is made, and [the config](../config.md#rules) for how one ' +
      'is switched off or added.',
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
  const { globs, not = [], envDirectories = {}, references, reports, ignores } = rule;
  return joined([
    `# \`${rule.id}\`: ${rule.title}`,
    NOTE,
    `- severity: ${rule.severity}\n- bucket: ${BUCKETS[rule.bucket]}\n- confidence: ${CONFIDENCES[rule.confidence]}`,
    precedence(rule),
    `## What it matches\n\nRegular files that are visible at the end, at:\n\n${list(globs.map(code))}`,
    envSection(envDirectories),
    rule.whenText && `Only where this holds: ${rule.whenText}`,
    reading(rule.reads),
    rule.adviceWhenText && `It becomes advice where this holds: ${rule.adviceWhenText}`,
    rule.adviceForCommands &&
      `It becomes advice where the container starts ${oneOf(rule.adviceForCommands.map(code))}.`,
    rule.least ? `Fewer than ${rule.least} bytes in all are not reported.` : undefined,
    '## What it never matches',
    list(not.map(({ glob, why }) => `${code(glob)}: ${why}`)),
    NEVER,
    `## Why the bytes need not be there\n\n${rule.why}`,
    rule.cost && `## What removing them costs\n\n${rule.cost}`,
    `## Remedy\n\n${dockerfile(rule.remedy)}`,
    `## Examples\n\nIt reports, with the bytes that it claims:\n\n${list(reports.map(one => `${example(one)}: ${claimed(one)}`))}`,
    `It does not report:\n\n${list(ignores.map(one => `${example(one)}: ${one.because}`))}`,
    `## References\n\n${list(references.map(url => `<${url}>`))}`,
  ]);
}

const NEVER =
  'Package databases, licence folders, accounts, `/etc/ssl`, time zones and `*.sqlite-wal` files are matched by no rule.';

function precedence({ before, last }: Rule): string | undefined {
  if (last) return 'It comes after all other rules: a file that one of them claims is not its own.';
  return before && `It comes before ${before.map(linked).join(', ')}: what both match is its own.`;
}

function envSection(directories: Readonly<Record<string, readonly string[]>>): string {
  const entries = Object.entries(directories);
  if (entries.length === 0) return '';
  const lines = entries.map(([name, below]) => `${code(`$${name}`)}: ${below.map(code).join(', ')} below it`);
  return `And where a variable of the image names another place:\n\n${list(lines)}`;
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

function oneOf(words: readonly string[]): string {
  const [last = '', ...others] = [...words].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
}
