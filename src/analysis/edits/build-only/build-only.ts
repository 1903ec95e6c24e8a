/**
 * The edit that has packages for building only while something is built: they are purged in the RUN that uses them, or not installed where
 * nothing does. Libraries that extension modules and programs need stay, by name.
 */

import { lostWithin, type RunChain } from '../../../advice/edits/commands/run-chain.ts';
import type { Candidate } from '../../../advice/edits/edit-image.ts';
import { bytesOf } from '../../../advice/edits/trust.ts';
import { listed } from '../../../image/text.ts';
import { type BuildOnly, findBuildOnly } from '../../../packages/debian/build-only.ts';
import { type KeptFor, removedWith } from '../../../packages/debian/removal.ts';
import { type NotKnown, notKnown } from '../../../runtime/read-files.ts';
import type { DebianImage } from '../recommends/debian-image.ts';
import { freedByPackages } from '../recommends/freed-by-packages.ts';
import { nameOnly } from '../recommends/install-commands.ts';
import { operationsFor, type RecommendedInRuns } from '../recommends/no-recommends.ts';
import { ProgramOwners } from '../recommends/program-owners.ts';
import { FOR_COMPILING } from '../recommends/used-packages.ts';
import { type BuildInstall, buildInstalls, withRepeats } from './build-install.ts';
import { isInstalledAgain, operationsOf } from './build-operations.ts';
import { consumersOf } from './consumers.ts';
import { installedAgain } from './installed-again.ts';
import { dropsRun, leftBehind, repeatedBy } from './layer-records.ts';
import { neededPackages } from './needed-packages.ts';
import { isForPeople, isTool } from './tools.ts';
import { type Way, waysFor } from './ways.ts';

/** Less is not worth a longer Dockerfile. */
const LITTLE = 1_000_000;
const MOST_NAMED = 4;

/**
 * @param loaded names of libraries that files of no package need or may load
 * @returns the edits, of which the first whose text can be edited is the one to make; null if nothing is there only to build with
 */
export function buildOnly(
  debian: DebianImage,
  recommended: RecommendedInRuns | null,
  loaded: ReadonlySet<string> | NotKnown,
): Candidate[] | NotKnown | null {
  // Of several RUNs that install some, one is edited: the one whose packages are the biggest.
  const installs = buildInstalls(debian);
  const firsts = firstLayers(debian);
  const all = installs.map(one => offerFor(withRepeats(one, installs, firsts), { debian, recommended, loaded }));
  const offers = all.flatMap(one => (one === null || 'reason' in one ? [] : [one]));
  if (offers.length === 0) return all.find(one => one !== null) ?? null;
  return offers.reduce((most, one) => (freedFirst(one) > freedFirst(most) ? one : most));
}

function freedFirst([first]: readonly Candidate[]): number {
  return first === undefined ? 0 : bytesOf(first.copies);
}

interface OfferFacts {
  debian: DebianImage;
  recommended: RecommendedInRuns | null;
  loaded: ReadonlySet<string> | NotKnown;
}

function offerFor(install: BuildInstall, { debian, recommended, loaded }: OfferFacts): Candidate[] | NotKnown | null {
  if (debian.image.dependentsOf(install.step.stage).length > 0)
    return notKnown('another stage uses the one that installs them');
  const facts = universe(debian, install, recommended);
  const all = removedWith({ state: facts.after, purged: install.names, keptFor: facts.keptFor });
  if (bytesOfAll(all, debian) < LITTLE) return null;
  if ('reason' in loaded) return loaded;
  const again = installedAgain(install, debian);
  if (again !== null) return notKnown(again);
  const { files, reader } = debian;
  if (![...all].every(name => files.isKnown(name))) return notKnown('dpkg’s lists of their files are gone');
  const owners = new ProgramOwners(reader, files.ownerOf);
  const neededAmong = neededPackages({ debian, owners, loaded, named: install.names });
  const ways = waysFor(
    install,
    consumersOf(install, {
      image: debian.image,
      owners,
      packages: all,
      compile: ![...install.names].every(isForPeople),
    }),
    debian.image,
  );
  if (typeof ways === 'string') return notKnown(ways);
  const candidates = ways.flatMap(way => {
    const replaces = way.kind === 'leave' ? { recommends: recommended === null && followsRecommends(install) } : null;
    const found = findBuildOnly({ ...facts, base: debian.states.base.packages, replaces, neededAmong });
    const isWorth = found !== null && bytesOfAll(found.removed, debian) >= LITTLE;
    return !isWorth ? [] : (candidateOf(way, { debian, install, found, recommended }) ?? []);
  });
  return candidates.length === 0 ? notKnown('something in the image needs them') : candidates;
}

function followsRecommends({ commands }: BuildInstall): boolean {
  return commands.some(({ withoutRecommends }) => !withoutRecommends);
}

interface Universe {
  after: Pick<DebianImage['last'], 'packages' | 'automatic'>;
  named: ReadonlySet<string>;
  keptFor: KeptFor;
}

/** The packages in the end, without those that are only recommended if these are left out. */
function universe(
  { last, settings }: DebianImage,
  { names, layer }: BuildInstall,
  recommended: RecommendedInRuns | null,
): Universe {
  const added = new Set([...(recommended?.edited.values() ?? [])].flat());
  const forBuilding = (recommended?.edited.get(layer) ?? []).filter(name => FOR_COMPILING.test(name));
  return {
    after: {
      packages: new Map([...last.packages].filter(([name]) => !recommended?.leftOut.has(name))),
      automatic: new Set([...last.automatic].filter(name => !added.has(name))),
    },
    named: new Set([...names, ...forBuilding]),
    keptFor: { recommends: isKeptFor(RECOMMENDS, settings), suggests: isKeptFor(SUGGESTS, settings) },
  };
}

/** Settings of `APT::AutoRemove`, with their values. */
const RECOMMENDS = /RecommendsImportant\s*"?(\w+)/gi;
const SUGGESTS = /SuggestsImportant\s*"?(\w+)/gi;

/** apt(8) keeps them unless a setting says otherwise; the last one counts. */
function isKeptFor(setting: RegExp, settings: DebianImage['settings']): boolean {
  const values = settings.flatMap(text => [...(text ?? '').matchAll(setting)].map(([, value = '']) => value));
  return !/^(?:false|no|0|off|without|disable)$/i.test(values.at(-1) ?? '');
}

function bytesOfAll(names: ReadonlySet<string>, { files }: DebianImage): number {
  return [...names].reduce(
    (sum, name) => sum + files.nodesOf(name).reduce((all, { inode }) => all + (inode?.size ?? 0), 0),
    0,
  );
}

interface Made {
  debian: DebianImage;
  install: BuildInstall;
  found: BuildOnly;
  recommended: RecommendedInRuns | null;
}

function candidateOf(way: Way, { debian, install, found, recommended }: Made): Candidate | null {
  const { image, states, reader } = debian;
  const firsts = firstLayers(debian);
  // What another RUN brought would stay in its layer.
  if ([...found.removed].some(name => firsts.get(name) !== install.layer)) return null;
  const others =
    recommended && operationsFor({ ...recommended, edited: without(recommended.edited, install.layer) }, debian);
  const hasCleaning = reader.at('/etc/apt/apt.conf.d/docker-clean') !== null;
  const operations = operationsOf(way, {
    install,
    found,
    image,
    named: recommended?.edited.get(install.layer) ?? null,
    leaves: hasCleaning ? [] : ['/var/cache/apt/archives/*.deb', '/var/cache/apt/*.bin'],
  });
  if (recommended !== null && others === null) return null;
  const all = new Map([
    ...(recommended?.leftOut ?? []),
    ...[...found.removed].map(name => [name, install.layer] as const),
  ]);
  const { leftOut, ...freed } = freedByPackages({
    ...debian,
    base: states.base,
    states: states.own,
    leftOut: all,
    isRemoved: way.kind !== 'leave',
  });
  const { line } = install.step.instruction;
  const isDropped = dropsRun(operations, install, image);
  const chains = way.kind === 'leave' ? [] : way.kind === 'purge' ? [way.chain, ...way.again] : way.again;
  const joined = chains.flatMap(({ runs }) => [...lostWithin(runs, image)]);
  return {
    edit: {
      id: `build-only-${line}`,
      title: titleOf(way, { found, install, recommended }),
      trust: 'fewer',
      leftOut,
      line,
      second: secondOf(way, line),
      operations: [...operations, ...(others ?? [])],
      ignoreLines: [],
    },
    copies: new Set([...freed.copies, ...joined, ...(isDropped ? leftBehind(way, install.layer, debian) : [])]),
    shrinks: freed.shrinks,
    // A RUN that goes as a whole stores its records no more, so the next one stores none of them again.
    repeats: repeatedBy(way, debian).slice(isDropped ? 1 : 0),
    findings: recommended === null ? [] : ['hint-apt-recommends'],
    fromCopier: false,
  };
}

/** For each package the first layer that has it; packages of the base image have the first of all. */
function firstLayers({ states }: DebianImage): Map<string, number> {
  const first = new Map<string, number>([...states.base.packages.keys()].map(name => [name, states.base.layer]));
  for (const { layer, packages } of states.own)
    for (const name of packages.keys()) if (!first.has(name)) first.set(name, layer);
  return first;
}

function without(edited: ReadonlyMap<number, string[]>, layer: number): Map<number, string[]> {
  return new Map([...edited].filter(([one]) => one !== layer));
}

function secondOf(way: Way, line: number): { line: number; does: string } | null {
  const chain = way.kind === 'purge' ? (way.again[0] ?? way.chain) : way.kind === 'move' ? way.again[0] : undefined;
  const last = chain?.runs.at(-1)?.instruction.line;
  return last === undefined || last === line ? null : { line: last, does: 'builds with them' };
}

/** `Remove gcc and libpq-dev after the build`. */
function titleOf(way: Way, { found, install, recommended }: Omit<Made, 'debian'>): string {
  const words = install.commands.flatMap(({ build }) => build.map(nameOnly));
  const names = words.filter(name => found.purged.has(name));
  const gone = listed([...new Set(names)], MOST_NAMED);
  const kept = listed(found.keep, MOST_NAMED);
  const end = recommended !== null ? '; install no recommended packages' : '';
  if (way.kind === 'purge') return `Remove ${gone} after the build${end}`;
  if (way.kind === 'move') return `${movedTitle([...new Set(names)], way.again)}${end}`;
  return `${kept === '' ? `Do not install ${gone}` : `Install ${kept} instead of ${gone}`}${end}`;
}

/** `Install git only while it is used, and vim not at all`. */
function movedTitle(names: readonly string[], again: readonly RunChain[]): string {
  const moved = names.filter(name => again.some(chain => isInstalledAgain(name, chain)));
  const never = names.filter(name => !moved.includes(name));
  if (moved.length === 0) return `Do not install ${listed(never, MOST_NAMED)}`;
  const [is, builds] = moved.length === 1 ? ['it is', 'it builds'] : ['they are', 'they build'];
  const use = moved.every(isTool) ? `${is} used` : builds;
  const rest = never.length === 0 ? '' : `, and ${listed(never, MOST_NAMED)} not at all`;
  return `Install ${listed(moved, MOST_NAMED)} only while ${use}${rest}`;
}
