/** Remedies and examples as people follow them: nothing is left to be filled in, and what is shown is what is declared. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { catalogue } from '../../src/advice/catalogue.ts';
import { type Command, commandsOf } from '../../src/dockerfile/commands.ts';
import { type Instruction, parseDockerfile } from '../../src/dockerfile/parse.ts';
import { ruleText } from '../../src/report/catalogue.ts';
import { diffOf } from '../../src/report/rule-words.ts';
import { rules } from '../../src/rules/index.ts';
import type { CommandOption, EditExample } from '../../src/rules/rule.ts';
import { faultsOf, placeholdersIn, placeholdersOfPage } from '../kit/reports/placeholders.ts';

const pages = join(import.meta.dirname, '../../docs/rules');

const INSTRUCTIONS = new Set(['RUN', 'COPY', 'ADD', 'ENV', 'CMD', 'ARG', 'WORKDIR', 'USER']);

function instructionsOf(text: string): Instruction[] {
  const { preamble, stages, notes } = parseDockerfile(text.startsWith('FROM ') ? text : `FROM scratch\n${text}`);
  expect([preamble, notes]).toEqual([[], []]);
  return stages.flatMap(stage => stage.instructions);
}

function expectInstructions(text: string): void {
  for (const { keyword } of instructionsOf(text)) expect(INSTRUCTIONS).toContain(keyword);
}

/** The commands that an option is for. */
function fitting(text: string, { programs, verb = '' }: CommandOption): Command[] {
  const verbs = [verb].flat();
  return instructionsOf(text)
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap(run => commandsOf(run.text))
    .filter(({ name, args }) => {
      const words = args.filter(arg => !arg.startsWith('-')).join(' ');
      return programs.includes(name) && verbs.some(one => one === '' || `${words} `.startsWith(`${one} `));
    });
}

describe('the check for placeholders', () => {
  test.each([
    'RUN apk add --no-cache PACKAGE',
    'RUN curl -fsSL URL | tar -xz -C /opt',
    'COPY --from=build /src/target/release/APP /usr/local/bin/APP',
    'RUN hf download ORG/MODEL --revision COMMIT',
    'ADD --checksum=sha256:SUM https://a.b /tmp/tool.tar.gz',
    'RUN apt-get install -y PACKAGE-dev',
    'RUN make -C /usr/src/NAME install',
    'RUN ulimit -c 0 && COMMAND',
    'RUN python -m compileall -b DIRECTORY',
    'COPY --chown=<user>:<group> <source> <destination>',
    'FROM <a newer base image>',
    'FROM <the same image>:<tag>-slim',
    'RUN go build -o <program> <package>',
    'RUN … && rm -rf /x',
    'RUN --mount=type=cache,target=/var/cache/apt,sharing=locked ...',
    'RUN pip install {package}',
    'FROM your-image:latest',
    'COPY /path/to/app /app',
  ])('finds what %s leaves open', text => {
    expect(placeholdersIn(text)).not.toEqual([]);
    expect(faultsOf(`${text}.`)).not.toEqual([]);
  });

  test.each([
    'ENV PYTHONDONTWRITEBYTECODE=1',
    'RUN RENV_CONFIG_CACHE_SYMLINKS=FALSE R -s',
    'RUN rm -rf "$GEM_HOME"/cache $' + '{HOME}/x',
    'RUN find /usr -type d -exec rm -rf {} +',
    'Switch off `-XX:+HeapDumpOnOutOfMemoryError`.',
    'List `**/*.py[cod]` in .dockerignore.',
  ])('leaves %s alone', text => {
    expect(placeholdersIn(text)).toEqual([]);
  });

  test('finds them in the code of a page', () => {
    expect(placeholdersOfPage('# `a`\n\n```dockerfile\nRUN apk add PACKAGE <file>\n```\n')).toHaveLength(2);
    expect(placeholdersOfPage('<details>\n<summary>x</summary>\n`a && …` `$NAME` `NAME=1`\n<https://a.b/c>')).toEqual([
      '…',
    ]);
  });
});

test('every remedy is one or two sentences that can be followed as they are', () => {
  const faults = [...rules, ...catalogue].flatMap(({ id, remedy }) => faultsOf(remedy).map(fault => `${id} ${fault}`));
  expect(faults).toEqual([]);
});

test('no page and no explanation leaves something to be filled in', () => {
  const texts = readdirSync(pages).map(name => [name, readFileSync(join(pages, name), 'utf8')] as const);
  const found = texts.flatMap(([name, text]) => placeholdersOfPage(text).map(one => `${name}: ${one}`));
  expect(found).toEqual([]);
  for (const rule of rules) expect(placeholdersOfPage(ruleText(rule))).toEqual([]);
});

test('a diff marks what changes, and nothing else', () => {
  const diff = (before: string, after: string) => diffOf({ before, after });
  expect(diff('RUN a', 'RUN b')).toEqual(['-RUN a', '+RUN b']);
  expect(diff('', '**/.git\nx')).toEqual(['+**/.git', '+x']);
  expect(diff('RUN a', 'ENV x=1\nRUN a')).toEqual(['+ENV x=1', ' RUN a']);
  expect(diff('RUN a\nRUN a', 'RUN a')).toEqual([' RUN a', '-RUN a']);
  expect(diff('FROM x\nRUN a\nCMD c', 'FROM x\nRUN b\nCMD c')).toEqual([' FROM x', '-RUN a', '+RUN b', ' CMD c']);
});

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (_, { example, options = [], mounts = [], keep }) => {
  const { file, before, after } = example as EditExample;

  test('shows an edit of real lines', () => {
    expect(after).not.toBe(before);
    expect(placeholdersIn(`${before}\n${after}`)).toEqual([]);
    if (file === undefined) {
      expectInstructions(before);
      expectInstructions(after);
    } else {
      for (const line of after.split('\n')) expect(line).toMatch(/^!?[^\s#!]+$/);
    }
  });

  test('shows its options, where it has some', () => {
    for (const option of options) {
      const { programs, add, unless = [] } = option;
      const has = ({ args }: Command, words: readonly string[]) => args.some(arg => words.includes(arg));
      expect(add).toMatch(/^--[a-z][^\s]*$/);
      expect(programs.length).toBeGreaterThan(0);
      const fixed = fitting(after, option);
      expect(fixed.length).toBeGreaterThan(0);
      expect(fixed.every(command => has(command, [add]))).toBe(true);
      expect(fitting(before, option).filter(command => has(command, [add, ...unless]))).toEqual([]);
    }
  });

  test('declares folders that can be mounted, and shows only those', () => {
    for (const mount of mounts) expect(mount).toMatch(/^(?:\/|~\/)[\w./-]*\w$/);
    const shown = [...after.matchAll(/--mount=type=cache,target=(\S+)/g)].map(([, target = '']) => target);
    expect(mounts.map(mount => mount.replace('~', '/root'))).toEqual(expect.arrayContaining(shown));
  });

  test('says in one sentence how to keep the files, if it says so', () => {
    if (keep !== undefined) expect(faultsOf(keep)).toEqual([]);
  });
});
