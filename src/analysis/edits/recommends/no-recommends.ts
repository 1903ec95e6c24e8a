/** The edit that installs no packages which are only recommended: for all RUNs of an image at once, since one may need what another had. */

import type { LeftOut } from '../../../advice/edits/edit.ts';
import type { Candidate, EditImage } from '../../../advice/edits/edit-image.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import { closureOf } from '../../../packages/debian/closure.ts';
import { findRecommended, type Recommended } from '../../../packages/debian/recommended.ts';
import type { DebianState } from '../../../packages/debian/states.ts';
import type { DebianImage } from './debian-image.ts';
import { freedByPackages } from './freed-by-packages.ts';
import { type InstallCommand, installOf, type RunInstall } from './install-commands.ts';
import { useFacts } from './use-facts.ts';
import { usedPackages } from './used-packages.ts';

const SETTINGS = /APT::(?:Install-(?:Recommends|Suggests)|Solver)\b/i;
/** Logs and caches get shorter too, which is not counted: it matters where little goes. */
const LITTLE = 65_536;
const OPTION = '--no-install-recommends';

/** Which packages go, and what their RUNs name instead. */
export interface RecommendedInRuns extends Recommended {
  installs: ReadonlyMap<number, RunInstall>;
}

/** Null if nothing came that way, or if it is not certain what apt would install. */
export function recommendedIn(debian: DebianImage): RecommendedInRuns | null {
  const { image, states, files, last, settings } = debian;
  if (settings.some(text => text === null || SETTINGS.test(text))) return null;
  const installs = installsOf(states.own, image);
  if (installs === null || ![...installs.values()].some(({ commands }) => commands.length > 0)) return null;
  const facts = useFacts({ ...debian, packages: last.packages });
  const found = findRecommended({
    states: [states.base, ...states.own],
    installOf: layer => installs.get(layer) ?? UNTOUCHED,
    used: (left, _, kept) => usedPackages(facts, left, kept),
  });
  if (found === null || ![...found.leftOut.keys()].every(name => files.isKnown(name))) return null;
  return { ...found, installs };
}

/** Null if it frees little, or if a command cannot be edited. */
export function noRecommends(debian: DebianImage, found: RecommendedInRuns): Candidate | null {
  const { image, states } = debian;
  const operations = operationsFor(found, debian);
  if (operations === null) return null;
  const { leftOut, ...freed } = freedByPackages({
    ...debian,
    base: states.base,
    states: states.own,
    leftOut: found.leftOut,
    isRemoved: false,
  });
  const line = lineOfMost(found.leftOut, leftOut, image);
  if (line === null || sum(leftOut) < LITTLE) return null;
  return {
    edit: {
      id: `no-recommends-${line}`,
      title: 'Install no recommended packages',
      trust: 'fewer',
      leftOut,
      line,
      second: null,
      operations,
      ignoreLines: [],
    },
    ...freed,
    findings: ['hint-apt-recommends'],
    fromCopier: false,
  };
}

const UNTOUCHED: RunInstall = { mode: 'as it is', upgrades: false, words: new Set(), commands: [] };

/** How each layer installed its packages. */
function installsOf(own: readonly DebianState[], image: EditImage): Map<number, RunInstall> | null {
  const all = new Map<number, RunInstall>();
  for (const { layer } of own) {
    const step = image.stepOf(layer);
    const install = step === null ? null : installOf(step, image);
    if (install !== null) all.set(layer, install);
  }
  return all.size === 0 ? null : all;
}

type OperationFacts = Pick<DebianImage, 'states' | 'image'>;

/** The option for each command, and the packages to name for the first that would bring them. */
export function operationsFor(
  { edited, installs }: Pick<RecommendedInRuns, 'edited' | 'installs'>,
  facts: OperationFacts,
): Operation[] | null {
  const { image } = facts;
  const all = [...edited].map(([layer, names]): Operation[] | null => {
    const step = image.stepOf(layer);
    const commands = installs.get(layer)?.commands ?? [];
    const places =
      commands.length === 1
        ? names.map(() => commands[0])
        : names.map(name => placeOf(name, commands, { layer, ...facts }));
    if (step === null || commands.length === 0 || places.includes(undefined)) return null;
    const { line } = step.instruction;
    return commands.flatMap((command): Operation[] => {
      const own = names.filter((_, at) => places[at] === command);
      const common = { kind: 'add-argument', line, command: command.number } as const;
      return [
        ...(own.length === 0 ? [] : [{ ...common, after: command.last, argument: own.join(' '), ownLines: true }]),
        { ...common, after: 'install', argument: OPTION },
      ];
    });
  });
  return all.includes(null) ? null : all.flatMap(operations => operations ?? []);
}

/** The first command of a RUN that brings a package, by what it names. */
function placeOf(
  name: string,
  commands: readonly InstallCommand[],
  { layer, states }: OperationFacts & { layer: number },
): InstallCommand | undefined {
  const all = [states.base, ...states.own];
  const at = all.findIndex(state => state.layer === layer);
  const [before, after] = [all[at - 1], all[at]];
  if (before === undefined || after === undefined) return undefined;
  return commands.find((_, to) => {
    const named = commands.slice(0, to + 1).flatMap(({ packages }) => packages);
    if (!named.every(one => after.packages.has(one))) return false;
    const there = new Map([...before.packages].filter(([one]) => after.packages.has(one)));
    return closureOf({ after, before: there, named, recommends: true })?.kept.has(name) === true;
  });
}

function sum(leftOut: readonly LeftOut[]): number {
  return leftOut.reduce((all, { bytes }) => all + bytes, 0);
}

/** The line whose layer brought most of the bytes. */
function lineOfMost(
  first: ReadonlyMap<string, number>,
  leftOut: readonly LeftOut[],
  { stepOf }: EditImage,
): number | null {
  const sums = new Map<number, number>();
  for (const { name, bytes } of leftOut) {
    const layer = first.get(name) ?? -1;
    sums.set(layer, (sums.get(layer) ?? 0) + bytes);
  }
  const [most] = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most === undefined ? null : (stepOf(most[0])?.instruction.line ?? null);
}
