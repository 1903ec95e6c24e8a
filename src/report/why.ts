/** What `imagebudget inspect --why` prints. */

import type { NeedKind, Why, WhyStatus, WhyStep } from '../analysis/why/types.ts';
import { displayPath, isUtf8 } from '../image/byte-path.ts';
import { listed } from '../image/text.ts';
import { VERSION } from '../version.ts';
import { jsonText, terminal } from './format/escape.ts';
import { counted, bytes as size } from './format/figures.ts';
import { painter } from './format/paint.ts';
import type { WhyJson } from './schema/why-schema.ts';

export type { Why };

const MOST_NAMES = 8;

/** One object, as docs/why.md describes it. */
export function whyJson(why: Why): string {
  const { path, realPath, type, bytes, layer, status, below, unknown } = why;
  const raw = isUtf8(path) ? {} : { pathBase64: Buffer.from(path, 'latin1').toString('base64') };
  const value: WhyJson = {
    ...{ schemaVersion: 1, tool: { name: 'imagebudget', version: VERSION } },
    ...{ path: displayPath(path), realPath: displayPath(realPath), ...raw },
    ...{ type, bytes, layer, status },
    chain: why.chain.map(stepValue),
    alsoNeededBy: why.alsoNeededBy.map(stepValue),
    package: why.package && { ...why.package },
    below,
    unknown,
  };
  return `${jsonText(value, 2)}\n`;
}

function stepValue({ path, kind, name }: WhyStep) {
  return { path: displayPath(path), kind, name };
}

const ANSWERS: Readonly<Record<WhyStatus, string>> = {
  needed: 'is needed at run time',
  'with-package': 'is kept with its package: another file of it is needed',
  'may-be-needed': 'may be needed at run time',
  'no-known-need': 'is not needed, as far as can be known',
};

const BELOW: Readonly<Record<WhyStatus, string>> = {
  needed: 'needed',
  'with-package': 'kept with their packages',
  'may-be-needed': 'perhaps needed',
  'no-known-need': 'not needed, as far as can be known',
};

/** @param colour whether the answer is bold */
export function whyText(why: Why, { colour }: { colour: boolean }): string {
  const lines = [
    `${painter(colour)('bold', shown(why.path))} ${answer(why)}.`,
    ...factsOf(why),
    ...chainLines(why),
    ...packageLines(why),
    ...belowLines(why),
    ...(why.unknown.length === 0 ? [] : ['', 'What cannot be known:', ...why.unknown.map(one => `  ${terminal(one)}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

function answer({ type, status }: Why): string {
  if (type !== 'dir') return ANSWERS[status];
  return status === 'no-known-need' ? 'has no file that is needed, as far as can be known' : 'has files that are kept';
}

function factsOf({ path, realPath, type, bytes, layer }: Why): string[] {
  const link = path === realPath ? '' : `a link to ${shown(realPath)}, `;
  return [`  ${link}${size(bytes)}${type === 'dir' ? ' with all below it' : `, in layer ${layer}`}`];
}

function chainLines({ chain, alsoNeededBy, status }: Why): string[] {
  if (chain.length === 0) return [];
  const others = alsoNeededBy.filter(({ path }) => path !== '');
  return [
    '',
    status === 'with-package'
      ? 'From the start to the file that its package is kept for:'
      : 'From the start to this file:',
    ...chain.map((step, at) => `  ${'  '.repeat(Math.min(at, 10))}${shown(step.path)}  ${because(step)}`),
    ...(others.length === 0
      ? []
      : [
          `Also needed by ${listed(
            others.map(({ path }) => shown(path)),
            MOST_NAMES,
          )}.`,
        ]),
  ];
}

/** How a step is needed by the one before. */
function because({ kind, name }: WhyStep): string {
  const word = terminal(name);
  const texts: Record<NeedKind, string> = {
    start: `the image starts it as ${word}`,
    health: `the HEALTHCHECK runs it as ${word}`,
    command: `the script runs or reads it as ${word}`,
    interpreter: `the script's first line names it`,
    loader: 'the loader of the program',
    library: `needed as ${word}`,
    named: `the name ${word} stands in it, so that it may be loaded (dlopen)`,
    data: `it may be read: ${word}`,
    module: 'it may be loaded as a module',
  };
  return texts[kind];
}

function packageLines({ package: owner }: Why): string[] {
  if (owner === null) return [];
  const { manager, name, version, requiredBy, chain } = owner;
  const title = terminal(`${name}${version === null ? '' : ` ${version}`} (${manager})`);
  return [
    '',
    `It came with ${title}.`,
    ...(chain.length > 1 ? [`  needed by way of ${chain.map(terminal).join(' → ')}`] : []),
    requiredBy.length === 0
      ? '  No installed package requires it.'
      : `  Installed packages that require it: ${listed(requiredBy.map(terminal), MOST_NAMES)}.`,
  ];
}

function belowLines({ below }: Why): string[] {
  if (below === null) return [];
  const rows = Object.entries(BELOW).flatMap(([status, text]) => {
    const { files, bytes } = below[status as WhyStatus];
    return files === 0 ? [] : [`  ${counted(files, 'file')}, ${size(bytes)}: ${text}`];
  });
  return ['', ...(rows.length === 0 ? ['  no files'] : rows)];
}

function shown(path: string): string {
  return terminal(displayPath(path));
}
