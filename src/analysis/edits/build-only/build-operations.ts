/** The three ways to have packages only while they build, as operations. */

import { joins, type RunChain } from '../../../advice/edits/commands/run-chain.ts';
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { BuildOnly } from '../../../packages/debian/build-only.ts';
import { nameOnly } from '../recommends/install-commands.ts';
import type { BuildInstall, InstallOf } from './build-install.ts';
import { isOnlyForPeople } from './tools.ts';
import type { Way } from './ways.ts';

export interface WrittenFacts {
  install: BuildInstall;
  found: BuildOnly;
  image: EditImage;
  /** Recommended packages that the installing RUN names instead of what it got by `Recommends`; null if it goes on as it is. */
  named: readonly string[] | null;
  /** Files that apt leaves where the image's settings do not have it delete them. */
  leaves: readonly string[];
}

const OPTION = '--no-install-recommends';
const LISTS = '/var/lib/apt/lists/*';

export function operationsOf(way: Way, facts: WrittenFacts): Operation[] {
  const repeated = facts.install.repeats.flatMap(install =>
    withoutBuild([], { ...facts, install, named: null }, install.step.instruction.line),
  );
  return [...operationsFor(way, facts), ...repeated];
}

function operationsFor(way: Way, facts: WrittenFacts): Operation[] {
  const { install, found, image, named } = facts;
  const { line } = install.step.instruction;
  const again = way.kind === 'leave' ? [] : way.again.flatMap(chain => onceMore(chain, facts));
  if (way.kind === 'purge') {
    const keep = [...found.keep, ...(named ?? [])];
    const last = install.commands.at(-1);
    return [
      ...joins(way.chain, image),
      ...(last === undefined || keep.length === 0 ? [] : [keeping(last, line, keep)]),
      ...(named === null ? [] : install.commands.flatMap(one => withoutRecommended(one, line))),
      { kind: 'append-command', line: lineOf(way.chain), command: purge(purgedWords(facts)) },
      ...again,
    ];
  }
  const kept = (named ?? []).filter(name => !found.purged.has(name));
  return [...withoutBuild([...found.keep, ...kept], facts, line), ...again];
}

/** RUNs become one, which has the packages only while it runs. */
function onceMore(chain: RunChain, facts: WrittenFacts): Operation[] {
  const start = chain.runs[0]?.instruction.line ?? 0;
  const words = purgedWords(facts).filter(word => isInstalledAgain(nameOnly(word), chain));
  if (words.length === 0) return joins(chain, facts.image);
  return [
    ...joins(chain, facts.image),
    { kind: 'prepend-command', line: start, command: 'apt-get update' },
    { kind: 'prepend-command', line: start, command: installing(words, facts) },
    { kind: 'append-command', line: lineOf(chain), command: purge(words) },
    { kind: 'delete-paths', line: lineOf(chain), paths: [LISTS, ...facts.leaves] },
  ];
}

/** Whether a chain that has packages once more needs this one, too. */
export function isInstalledAgain(name: string, { runs }: RunChain): boolean {
  return !isOnlyForPeople(
    name,
    runs.map(({ instruction }) => instruction.text),
  );
}

function purge(words: readonly string[]): string {
  return `apt-get purge -y --auto-remove ${words.map(nameOnly).join(' ')}`;
}

function lineOf({ runs }: RunChain): number {
  return runs.at(-1)?.instruction.line ?? 0;
}

/** The packages to build with, as written, and those that came by `Recommends`. */
function purgedWords({ install, found, named }: WrittenFacts): string[] {
  const written = install.commands.flatMap(({ build }) => build).filter(word => found.purged.has(nameOnly(word)));
  return [...new Set([...written, ...(named ?? []).filter(name => found.purged.has(name))])];
}

function keeping({ number, words }: InstallOf, line: number, keep: readonly string[]): Operation {
  const argument = [...new Set(keep)].join(' ');
  return { kind: 'add-argument', line, command: number, after: words.at(-1) ?? 'install', argument, ownLines: true };
}

function withoutRecommended({ number, withoutRecommends }: InstallOf, line: number): Operation[] {
  return withoutRecommends ? [] : [{ kind: 'add-argument', line, command: number, after: 'install', argument: OPTION }];
}

/** `DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends gcc`. */
function installing(words: readonly string[], { install: { commands }, named }: WrittenFacts): string {
  const first = commands.find(({ build }) => build.length > 0);
  const before = first?.command.words.slice(0, first.command.nameAt).map(({ text }) => text) ?? [];
  const option = named !== null || first?.withoutRecommends ? [OPTION] : [];
  return [...before, 'apt-get install -y', ...option, ...words].join(' ');
}

/** The installing RUN without the packages to build with. A RUN that would install nothing any more goes as far as it is apt's. */
function withoutBuild(
  keep: readonly string[],
  { install: { step, commands }, found, image, named }: WrittenFacts,
  line: number,
): Operation[] {
  const all = image.commandsOf(step.instruction);
  const stays = (word: string) => !found.purged.has(nameOnly(word));
  const isEmpty = keep.length === 0 && commands.every(({ words }) => !words.some(stays));
  if (isEmpty && all.every(isAptsOwn))
    return all.map((_, command): Operation => ({ kind: 'replace-command', line, command, text: null }));
  return commands.flatMap(({ number, command, words, withoutRecommends }, at): Operation[] => {
    const fresh = at === commands.length - 1 ? keep.filter(name => !words.includes(name)) : [];
    const rest = [...words.filter(stays), ...fresh];
    if (rest.length === 0) return [{ kind: 'replace-command', line, command: number, text: null }];
    const isSame = rest.length === words.length && fresh.length === 0;
    if (isSame && (named === null || withoutRecommends)) return [];
    const option = named === null || withoutRecommends ? [] : [OPTION];
    const given = new Set(words);
    const head = command.words.map(({ text }) => text).filter(text => !given.has(text));
    const text = [...head, ...option, ...rest].join(' ');
    return [{ kind: 'replace-command', line, command: number, text }];
  });
}

/** Commands without a use where nothing is installed. */
function isAptsOwn({ name, args }: { name: string; args: readonly string[] }): boolean {
  if (name === 'apt-get' || name === 'apt') return true;
  return (
    name === 'rm' &&
    args.every(arg => arg.startsWith('-') || arg.startsWith('/var/lib/apt/lists') || arg.startsWith('/var/cache/apt'))
  );
}
