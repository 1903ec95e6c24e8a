/** Which packages moved although nothing in this repository did: their bytes are upstream's. See docs/compare.md. */
import { readsProject } from '../../dockerfile/package-commands.ts';
import type { Change, ImageFacts, KnownBase, LayerFacts } from '../types.ts';
import { changeOf } from './change.ts';

/** What moved by itself in the layer of one instruction. */
export interface PackageMove extends Change {
  layers: { before: LayerFacts; after: LayerFacts };
  /** How many packages there are. */
  packages: number;
}

export interface PackageMoves {
  moves: PackageMove[];
  /** Layers of which it cannot be told, and why. */
  notes: string[];
}

/** Managers that fetch packages by name. What programs and archives list of themselves was built from the repository. */
const FETCHED: ReadonlySet<string> = new Set(['dpkg', 'apk', 'rpm', 'pip', 'npm', 'gem', 'composer']);

/**
 * Packages of own layers whose versions differ, as far as the lines up to the layer are the same in both images, and no list of packages that
 * the line may read has changed. Nothing if the base image of either is unknown: then own layers are unknown, too.
 */
export function packageMoves(before: ImageFacts, after: ImageFacts): PackageMoves {
  const found: PackageMoves = { moves: [], notes: [] };
  if (before.base === null || after.base === null) return found;
  const [old, fresh] = [ownLayers(before, before.base), ownLayers(after, after.base)];
  const from = sameFrom(before, after);
  for (const [n, layer] of fresh.entries()) {
    const other = old[n];
    // A line that was added, removed or edited may have moved any package after it.
    if (other === undefined || !isSameLine(other, layer)) break;
    const move = moveOf({ before: other, after: layer }, before, after);
    if (move === null) continue;
    const doubt = from ?? doubtOf({ before: old.slice(0, n + 1), after: fresh.slice(0, n + 1) }, before, after);
    if (doubt === null) found.moves.push(move);
    else if (doubt !== CHANGED) found.notes.push(noteOf(move, doubt));
  }
  return found;
}

function ownLayers({ layers }: ImageFacts, base: KnownBase): readonly LayerFacts[] {
  return layers.slice(base.layers);
}

function isSameLine(one: LayerFacts, other: LayerFacts): boolean {
  return one.instruction !== '' && one.instruction === other.instruction && one.settings === other.settings;
}

/** A list of packages or copied packages changed, so these are ours: nothing is in doubt. */
const CHANGED = 'changed';

/** Null if both images are from the same `FROM`; else what is in doubt. */
function sameFrom(before: ImageFacts, after: ImageFacts): string | null {
  const [old, fresh] = [before.base, after.base];
  const isSame = (one: LayerFacts, n: number) => one.diffId === after.layers[n]?.diffId;
  if (old?.layers === fresh?.layers && before.layers.slice(0, old?.layers ?? 0).every(isSame)) return null;
  if (old?.name == null || fresh?.name == null) return 'whether FROM was edited is not known';
  return old.name === fresh.name ? null : CHANGED;
}

interface Sides<T> {
  before: T;
  after: T;
}

/** What may have moved packages of the last of these layers; null if nothing of ours did. Both lists have the same lines. */
function doubtOf(layers: Sides<readonly LayerFacts[]>, before: ImageFacts, after: ImageFacts): string | null {
  const line = layers.after.at(-1);
  if (line === undefined || line.settings === null || before.lockfiles === null || after.lockfiles === null)
    return 'a report of an earlier version does not tell';
  if (!line.instruction.startsWith('RUN '))
    return line.instruction.includes(' --from=') ? 'only the stage that it is copied from tells' : CHANGED;
  if (/^(?:RUN )?\|[1-9]/.test(line.createdBy)) return 'the values of its build arguments are not known';
  const reads = readsProject(line.instruction);
  if (reads === 'nothing') return null;
  const hasList = after.lockfiles.some(({ layer }) => layer < line.index);
  if (reads === 'lists' && !hasList) return 'the list of packages that it reads is in no layer';
  for (const [n, copied] of layers.after.slice(0, -1).entries()) {
    const other = layers.before[n];
    if (other === undefined || other.diffId === copied.diffId || copied.instruction.startsWith('RUN ')) continue;
    const [was, is] = [listsIn(before, other), listsIn(after, copied)];
    if (was !== is) return CHANGED;
    if (is === '') return 'what was copied before it has changed';
  }
  return null;
}

/** The lists of packages in a layer, as a text that can be compared. */
function listsIn({ lockfiles }: ImageFacts, { index }: LayerFacts): string {
  const here = (lockfiles ?? []).filter(({ layer }) => layer === index);
  return here
    .map(({ path, sha256 }) => `${path}\0${sha256}`)
    .sort()
    .join('\n');
}

/** The packages of a layer whose versions changed; null if all are as before. */
function moveOf(layers: Sides<LayerFacts>, before: ImageFacts, after: ImageFacts): PackageMove | null {
  if (layers.before.diffId === layers.after.diffId) return null;
  const [old, fresh] = [packagesIn(before, layers.before), packagesIn(after, layers.after)];
  const moved = [...new Set([...old.keys(), ...fresh.keys()])].filter(
    key => old.get(key)?.versions.join() !== fresh.get(key)?.versions.join(),
  );
  const sum = (side: typeof old) => moved.reduce((bytes, key) => bytes + (side.get(key)?.bytes ?? 0), 0);
  return moved.length === 0 ? null : { ...changeOf(sum(old), sum(fresh)), layers, packages: moved.length };
}

interface InLayer {
  /** Sorted. */
  versions: string[];
  bytes: number;
}

/** By manager and name. */
function packagesIn({ packages }: ImageFacts, { index }: LayerFacts): Map<string, InLayer> {
  const found = new Map<string, InLayer>();
  for (const { manager, name, version, layers } of packages ?? []) {
    const here = layers?.find(layer => layer.index === index);
    if (here === undefined || !FETCHED.has(manager)) continue;
    const key = `${manager} ${name}`;
    const known = found.get(key) ?? { versions: [], bytes: 0 };
    found.set(key, { versions: [...known.versions, version ?? ''].sort(), bytes: known.bytes + here.bytes });
  }
  return found;
}

function noteOf({ packages, layers, bytes }: PackageMove, doubt: string): string {
  const what = packages === 1 ? 'a package' : `${packages} packages`;
  const line = layers.after.instruction.slice(0, LONGEST);
  return `${what} of ${JSON.stringify(line)} moved (${bytes} bytes) and counts as ours: ${doubt}`;
}

/** Characters of an instruction in a note. */
const LONGEST = 60;
