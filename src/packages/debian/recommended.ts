/** Which packages came only because others recommend them, over all layers of an image. */
import { type Closure, closureOf } from './closure.ts';
import { accepts } from './relations.ts';
import type { DebianPackage, DebianState } from './states.ts';

/** How a layer's packages were installed. */
export interface LayerInstall {
  /** Whether its commands can be told to follow no `Recommends`, or follow none already. */
  mode: 'editable' | 'without' | 'as it is';
  /** Whether a command upgrades what is there, whatever else is installed. */
  upgrades: boolean;
  /** Packages whose upgrade a command names. */
  words: ReadonlySet<string>;
}

export interface RecommendedFacts {
  /** Bottom first; the first is what the own layers start from. */
  states: readonly DebianState[];
  installOf(layer: number): LayerInstall;
  /** Which of these packages must stay, since something uses them. `kept` stays anyway. */
  used(candidates: ReadonlySet<string>, layer: number, kept: ReadonlySet<string>): Set<string>;
}

export interface Recommended {
  /** The layers whose commands change, with the packages to name there. */
  edited: Map<number, string[]>;
  /** Packages that are not installed any more, with the first layer that had them. */
  leftOut: Map<string, number>;
}

/** Null if it is not certain what apt would install. */
export function findRecommended({ states, installOf, used }: RecommendedFacts): Recommended | null {
  const [base, ...own] = states;
  if (base === undefined) return null;
  let before = base;
  let kept: ReadonlySet<string> = new Set(base.packages.keys());
  const edited = new Map<number, string[]>();
  const firstLayer = new Map<string, number>();
  for (const after of own) {
    for (const name of before.packages.keys()) if (!after.packages.has(name)) return null;
    const install = installOf(after.layer);
    const fresh = [...after.packages.keys()].filter(name => !before.packages.has(name));
    for (const name of fresh) firstLayer.set(name, after.layer);
    const step = { before, after, kept, fresh };
    const result = stepWithout(step, install, candidates => used(candidates.left, after.layer, candidates.kept));
    if (result === null || !upgradesStay(step, result.kept, install)) return null;
    if (result.names !== null) edited.set(after.layer, result.names);
    kept = result.kept;
    before = after;
  }
  const leftOut = new Map([...firstLayer].filter(([name]) => before.packages.has(name) && !kept.has(name)));
  return leftOut.size === 0 ? null : { edited, leftOut };
}

interface Step {
  before: DebianState;
  after: DebianState;
  /** What is installed before, if nothing recommended is. */
  kept: ReadonlySet<string>;
  /** What the layer installed. */
  fresh: readonly string[];
}

interface StepResult {
  kept: ReadonlySet<string>;
  /** The packages to name; null if no command changes. */
  names: string[] | null;
}

function stepWithout(
  { before, after, kept, fresh }: Step,
  { mode }: LayerInstall,
  usedOf: (found: { left: ReadonlySet<string>; kept: ReadonlySet<string> }) => Set<string>,
): StepResult | null {
  // The same command on the same packages does the same again.
  if (mode !== 'editable' && kept.size === before.packages.size)
    return { kept: new Set(after.packages.keys()), names: null };
  const there = new Map([...kept].flatMap(name => entryOf(before, name)));
  const facts = { after, before: there };
  const manual = [...after.packages.keys()].filter(name => !after.automatic.has(name) && !there.has(name));
  if (mode === 'as it is') {
    const all = closureOf({ ...facts, named: [...fresh, ...manual], recommends: true });
    return all === null || all.unsure.size > 0 ? null : { kept: all.kept, names: null };
  }
  const named = withNames(facts, manual, []);
  if (named === null) return null;
  const left = new Set([...after.packages.keys()].filter(name => !named.kept.has(name)));
  const wanted = [...usedOf({ left, kept: named.kept })];
  const all = withNames(facts, manual, wanted);
  if (all === null) return null;
  if (mode === 'without') {
    const isSame = wanted.length === 0 && all.names.length === 0;
    return isSame ? { kept: all.kept, names: null } : null;
  }
  const isNeedless = fresh.every(name => all.kept.has(name)) && !installsMore(facts, all.kept);
  return { kept: all.kept, names: isNeedless ? null : all.names };
}

function entryOf({ packages }: DebianState, name: string): [string, DebianPackage][] {
  const one = packages.get(name);
  return one === undefined ? [] : [[name, one]];
}

interface Facts {
  after: DebianState;
  before: ReadonlyMap<string, DebianPackage>;
}

/** The closure with as few further names as make it certain. */
function withNames(
  facts: Facts,
  manual: readonly string[],
  wanted: readonly string[],
): { kept: Set<string>; names: string[] } | null {
  const names = new Set(wanted);
  for (;;) {
    const found: Closure | null = closureOf({ ...facts, named: [...manual, ...names] });
    if (found === null) return null;
    if (found.unsure.size === 0) break;
    for (const name of found.unsure) names.add(name);
  }
  for (const name of [...names].sort()) {
    const others = [...names].filter(one => one !== name);
    const found = closureOf({ ...facts, named: [...manual, ...others] });
    if (found?.kept.has(name) && found.unsure.size === 0) names.delete(name);
  }
  const found = closureOf({ ...facts, named: [...manual, ...names] });
  return found === null ? null : { kept: found.kept, names: [...names].sort() };
}

/** Whether apt would install more for these packages if it followed `Recommends`. */
function installsMore({ after, before }: Facts, kept: ReadonlySet<string>): boolean {
  const all = closureOf({ after, before, named: [...kept].filter(name => !before.has(name)), recommends: true });
  return all === null || all.kept.size > kept.size;
}

/** Whether what the layer upgraded is upgraded with fewer packages too. */
function upgradesStay({ before, after, kept: there }: Step, kept: ReadonlySet<string>, install: LayerInstall): boolean {
  const changed = [...there].filter(name => before.packages.get(name)?.version !== after.packages.get(name)?.version);
  if (install.upgrades || changed.length === 0) return true;
  const fresh = [...kept].filter(name => !there.has(name));
  return changed.every(name => {
    const old = before.packages.get(name)?.version ?? '';
    const needs = (one: DebianPackage | undefined) =>
      one?.depends.some(
        clause => clause.length === 1 && clause.every(wanted => wanted.name === name && !accepts(wanted, old)),
      );
    return install.words.has(name) || fresh.some(one => needs(after.packages.get(one)));
  });
}
