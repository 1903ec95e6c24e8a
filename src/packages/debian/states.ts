/** What dpkg and apt recorded in each layer: `/var/lib/dpkg/status` and `/var/lib/apt/extended_states`. */
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import { paragraphs } from '../formats/deb822.ts';
import { type Clause, clausesOf, type Wanted } from './relations.ts';

export interface DebianPackage {
  name: string;
  version: string;
  architecture: string;
  /** `Pre-Depends` and `Depends`. */
  depends: readonly Clause[];
  recommends: readonly Clause[];
  suggests: readonly Clause[];
  /** Whether apt never removes it by itself: `Essential`, `Important`, `Protected`, or of the priority `required`. */
  isRequired: boolean;
  /** Other names that it has; with `=` where the version is given. */
  provides: readonly Wanted[];
  /** Bytes of its paragraph in the status file, with the empty line behind it. */
  statusBytes: number;
}

/** The packages after one layer. */
export interface DebianState {
  layer: number;
  packages: ReadonlyMap<string, DebianPackage>;
  /** Names of those that apt installed because another package wants them. */
  automatic: ReadonlySet<string>;
}

const FIELDS = new Set([
  ...['package', 'status', 'version', 'architecture', 'depends', 'pre-depends', 'recommends', 'provides'],
  ...['suggests', 'essential', 'important', 'protected', 'priority'],
]);
const AUTOMATIC = new Set(['package', 'auto-installed']);

/**
 * The states of the layers that changed dpkg's record, bottom first. Null if one cannot be read for sure: two packages of one name
 * (several architectures), or one that is only half installed.
 */
export function debianStates(layers: readonly LayerIndex[]): DebianState[] | null {
  const states: DebianState[] = [];
  let automatic: ReadonlySet<string> = new Set();
  for (const [layer, index] of layers.entries()) {
    const { status, extended } = recordsOf(index);
    if (extended !== null) automatic = automaticIn(extended);
    if (status === null && extended === null) continue;
    const packages = status === null ? states.at(-1)?.packages : packagesIn(status);
    if (packages == null) return null;
    states.push({ layer, packages, automatic });
  }
  return states;
}

/** The texts of a layer's records; null for what it does not change. */
function recordsOf(index: LayerIndex): { status: string | null; extended: string | null } {
  const found: { status: string | null; extended: string | null } = { status: null, extended: null };
  for (const entry of index.keptOrLinked()) {
    const path = index.path(entry);
    if (path === 'var/lib/dpkg/status') found.status = textOf(index, entry);
    if (path === 'var/lib/apt/extended_states') found.extended = textOf(index, entry);
  }
  return found;
}

function textOf(index: LayerIndex, entry: number): string {
  return Buffer.from(index.kept(entry) ?? []).toString();
}

/** How many installed packages can meet the relations of all packages. A desktop of 4000 packages has 200,000. */
const MOST_MEETING = 1_000_000;

/** The packages in a status file; null if the record is not one of a settled system, or has far more relations. */
export function packagesIn(status: string): Map<string, DebianPackage> | null {
  const packages = new Map<string, DebianPackage>();
  for (const text of status.split(/\n\n+/)) {
    const [fields] = paragraphs(text, FIELDS);
    const name = fields?.get('package');
    const state = fields?.get('status')?.split(' ').at(-1);
    if (fields === undefined || name === undefined || state === 'not-installed' || state === 'config-files') continue;
    if (state !== 'installed' || packages.has(name)) return null;
    packages.set(name, {
      name,
      version: fields.get('version') ?? '',
      architecture: fields.get('architecture') ?? '',
      depends: [...clausesOf(fields.get('pre-depends')), ...clausesOf(fields.get('depends'))],
      recommends: clausesOf(fields.get('recommends')),
      suggests: clausesOf(fields.get('suggests')),
      isRequired:
        ['essential', 'important', 'protected'].some(field => fields.get(field) === 'yes') ||
        fields.get('priority') === 'required',
      provides: clausesOf(fields.get('provides')).flat(),
      statusBytes: Buffer.byteLength(text) + 2,
    });
  }
  return meeting(packages) > MOST_MEETING ? null : packages;
}

/** For each alternative of each relation, the packages of that name. */
function meeting(packages: ReadonlyMap<string, DebianPackage>): number {
  const named = new Map<string, number>();
  const count = (name: string) => named.set(name, (named.get(name) ?? 0) + 1);
  for (const { name, provides } of packages.values()) {
    count(name);
    for (const provided of provides) count(provided.name);
  }
  let sum = 0;
  for (const { depends, recommends, suggests } of packages.values())
    for (const clauses of [depends, recommends, suggests])
      for (const clause of clauses) for (const { name } of clause) sum += named.get(name) ?? 0;
  return sum;
}

/** Names in an `extended_states` of packages that apt installed for others. */
export function automaticIn(text: string): Set<string> {
  const marked = paragraphs(text, AUTOMATIC).filter(fields => fields.get('auto-installed') === '1');
  return new Set(marked.map(fields => fields.get('package') ?? ''));
}
