/** How the RUNs of an image come to install builds for CPUs: which packages they name, and from which index. */
import { copiedStage } from '../../../advice/edits/users/copied-stage.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import { listed } from '../../../image/text.ts';
import type { InstalledPackage } from '../../../packages/find-packages.ts';
import { textPathOf } from '../../../stack/file-tree.ts';
import {
  CPU_PACKAGES,
  type CpuPackage,
  isRuntime,
  projectName,
  TORCH,
  TORCH_INDEX,
  TORCH_SPREAD,
} from './cpu-packages.ts';
import { type Operand, type PipInstall, pipInstalls } from './pip-installs.ts';
import type { GpuFacts, GpuUses } from './types.ts';

/** One package, or several that go together, and what comes instead. */
export interface Replacement extends Pick<CpuPackage, 'smallerBy' | 'spread'> {
  /** For people. */
  name: string;
  installed: readonly InstalledPackage[];
  /** Whether an extra brought a GPU's libraries. */
  hasExtras: boolean;
}

export interface Replacements {
  replaced: Replacement[];
  operations: Operation[];
  /** What brings the packages from the stage that installs them; null for RUNs of the image itself. */
  copier: BuildStep | null;
}

type Facts = GpuFacts & { uses: GpuUses };

interface Search extends Facts {
  byName: ReadonlyMap<string, InstalledPackage>;
  installs: readonly PipInstall[];
  copier: BuildStep | null;
}

interface Made {
  replacement: Replacement;
  operations: Operation[];
}

/** Extras that only bring a GPU's libraries. */
const GPU_EXTRA = /^(?:(?:and-)?cuda[\w-]*|cudnn|fix-cuda)$/;
const INDEX_OPTIONS = ['-i', '--index-url', '--extra-index-url', '--index', '--default-index', '--torch-backend'];
const FIXED_OPTIONS = ['-f', '--find-links', '--no-index', '--require-hashes', '--no-deps', '--platform'];
/** They install, and need nothing of a GPU. */
const TOOLS = new Set([
  'pip',
  'setuptools',
  'wheel',
  'uv',
  'poetry',
  'pipenv',
  'build',
  'packaging',
  'cython',
  'ninja',
]);

/** Null if nothing can be replaced. @param installed all packages of one folder */
export function replacements(installed: readonly InstalledPackage[], facts: Facts): Replacements | null {
  const byName = new Map(installed.map(one => [projectName(one.name), one]));
  const place = placeOf(
    [...byName].flatMap(([name, one]) => (isReplaceable(name) && !one.base ? [one] : [])),
    facts,
  );
  if (place === null) return null;
  const search = { ...facts, byName, ...place };
  const others = CPU_PACKAGES.flatMap(other => renamed(other, search) ?? []);
  const isRenamed = others.some(({ replacement }) => replacement.name === 'tensorflow-cpu');
  const extras = withoutExtra('jax', search) ?? (isRenamed ? null : withoutExtra('tensorflow', search));
  const all = [...others, ...[extras, fromIndex(search)].flatMap(one => one ?? [])];
  if (all.length === 0) return null;
  return {
    replaced: all.map(({ replacement }) => replacement),
    operations: all.flatMap(({ operations }) => operations),
    copier: place.copier,
  };
}

function isReplaceable(name: string): boolean {
  return name === 'torch' || name === 'jax' || CPU_PACKAGES.some(({ gpu }) => gpu === name);
}

/** The commands that may have installed the packages. */
function placeOf(
  [first]: readonly InstalledPackage[],
  { image, lineage }: Facts,
): Pick<Search, 'installs' | 'copier'> | null {
  const inode = first?.record.inode ?? null;
  const step = inode === null ? null : image.stepOf(lineage.origin(inode));
  if (first === undefined || step === null || image.dependentsOf(step.stage).length > 0) return null;
  if (step.instruction.keyword === 'RUN') return { installs: usable(pipInstalls(image.steps, image)), copier: null };
  const folder = first.record.parent?.parent;
  const directory = folder == null ? '' : textPathOf(folder);
  const stage = copiedStage(step, { directory, path: textPathOf(first.record) }, image)?.steps;
  return stage === undefined ? null : { installs: usable(pipInstalls(stage, image)), copier: step };
}

/** Those that install more than what installs. */
function usable(installs: readonly PipInstall[]): PipInstall[] {
  return installs.filter(
    ({ operands, lists }) => lists.length > 0 || operands.length === 0 || operands.some(one => !TOOLS.has(one.project)),
  );
}

/** Another package in place of one. */
function renamed(other: CpuPackage, search: Search): Made | null {
  const { byName, architecture, uses } = search;
  const own = byName.get(other.gpu);
  if (own === undefined || own.base || architecture !== 'amd64' || !other.versions.test(own.version ?? '')) return null;
  // What depends on it would bring it back, and so would a list that names it.
  if ([...byName.values()].some(({ depends }) => depends.flat().map(projectName).includes(other.gpu))) return null;
  const places = named(search, ({ project }) => project === other.gpu);
  if (!bringsAll(places, [own], search) || listsName(other.gpu, uses, search.installs)) return null;
  const operations = places.map(({ install, operand }) => renaming(install, operand, other.cpu));
  const hasExtras = places.some(({ operand }) => hasGpuExtra(operand));
  const { smallerBy, spread } = other;
  return { replacement: { name: other.cpu, installed: [own], hasExtras, smallerBy, spread }, operations };
}

/** The same package without what one of its extras brings. */
function withoutExtra(project: string, search: Search): Made | null {
  const own = search.byName.get(project);
  const places = named(search, one => one.project === project && hasGpuExtra(one));
  if (own === undefined || own.base || !bringsAll(places, [own], search)) return null;
  const operations = places.map(({ install, operand }) => {
    const [name = ''] = operand.head.split('[', 1);
    return renaming(install, operand, name);
  });
  return { replacement: { name: project, installed: [], hasExtras: true, smallerBy: 0, spread: 0 }, operations };
}

function hasGpuExtra({ extras }: Operand): boolean {
  return extras.some(extra => GPU_EXTRA.test(extra));
}

/** PyTorch of its index for CPUs, for all commands that brought a package of it. */
function fromIndex(search: Search): Made | null {
  const { byName, installs, uses } = search;
  const own = [...TORCH].flatMap(name => byName.get(name) ?? []);
  const torch = byName.get('torch');
  const hasRuntime = torch?.depends.flat().some(name => isRuntime(projectName(name))) === true;
  if (!hasRuntime || own.some(({ base, version }) => base || version?.includes('+'))) return null;
  if (uses.hasOwnIndex) return null;
  const brought = new Set(search.copier === null ? own.flatMap(one => layerOf(one, search)) : [null]);
  const there = installs.filter(({ step }) => brought.has(step.layer));
  const names = new Set(there.flatMap(({ operands }) => operands.map(({ project }) => project)));
  const isWhole = own.every(({ name }) => names.has(projectName(name)));
  const chosen = isWhole ? there.filter(({ operands }) => operands.some(({ project }) => TORCH.has(project))) : there;
  const known = [...brought].every(layer => layer === null || chosen.some(({ step }) => step.layer === layer));
  const operations = chosen.map(one => indexFor(one, uses));
  if (!known || operations.length === 0 || operations.includes(null)) return null;
  return {
    replacement: {
      name: listed(own.map(({ name }) => name)),
      installed: own,
      hasExtras: false,
      smallerBy: 0,
      spread: TORCH_SPREAD,
    },
    operations: operations.flatMap(one => one ?? []),
  };
}

/** Null if it is not sure that the command takes what the other index has. */
function indexFor({ step, number, isUv, operands, lists, options }: PipInstall, uses: GpuUses): Operation | null {
  if ([...INDEX_OPTIONS, ...FIXED_OPTIONS].some(option => options.has(option))) return null;
  // A local version or an address names one build.
  if (operands.some(({ project, text }) => TORCH.has(project) && /[+@]/.test(text))) return null;
  if (!lists.every(list => isOpen(list, uses)) || step.options.some(one => one.includes('type=secret'))) return null;
  const isAlone = lists.length === 0 && operands.length > 0 && operands.every(({ project }) => TORCH.has(project));
  // uv takes a package from the first index that has it: https://docs.astral.sh/uv/concepts/indexes/
  if (!isAlone && isUv) return null;
  const option = isAlone ? '--index-url' : '--extra-index-url';
  const { line } = step.instruction;
  return { kind: 'add-argument', line, command: number, after: 'install', argument: `${option} ${TORCH_INDEX}` };
}

/** Whether a list of requirements is known, and leaves the build open. */
function isOpen(list: string, { requirements }: GpuUses): boolean {
  const text = requirements.get(list.slice(list.lastIndexOf('/') + 1));
  const lines = text?.split('\n').map(line => line.trim());
  // A local version or an address names one build, and a hash one file.
  return lines?.every(line => !/^-|--hash/.test(line) && !(line.startsWith('torch') && /[+@]/.test(line))) === true;
}

interface NamedIn {
  install: PipInstall;
  operand: Operand;
}

function named({ installs }: Search, fits: (operand: Operand) => boolean): NamedIn[] {
  return installs.flatMap(install => install.operands.filter(fits).map(operand => ({ install, operand })));
}

/** Whether commands that name packages are those that brought them, and take them from any index. */
function bringsAll(places: readonly NamedIn[], own: readonly InstalledPackage[], search: Search): boolean {
  const layers = new Set(places.map(({ install }) => install.step.layer));
  const isThere = search.copier !== null || own.every(one => layerOf(one, search).every(layer => layers.has(layer)));
  const isFree = places.every(({ install }) => !FIXED_OPTIONS.some(option => install.options.has(option)));
  return places.length > 0 && isThere && isFree && places.every(({ operand }) => !/[@$`]/.test(operand.head));
}

/** Whether a list that is installed, or the project itself, names a package. */
function listsName(project: string, { requirements }: GpuUses, installs: readonly PipInstall[]): boolean {
  const isListed = installs.some(
    ({ lists, operands, options }) =>
      lists.length > 0 || options.has('-e') || options.has('--editable') || operands.some(one => one.project === ''),
  );
  const words = isListed ? [...requirements.values()].flatMap(text => text.split(/[^\w.-]+/)) : [];
  return words.some(word => projectName(word) === project);
}

/** The layer that brought a package. */
function layerOf({ record: { inode } }: InstalledPackage, { lineage }: Pick<Search, 'lineage'>): number[] {
  return inode === null ? [] : [lineage.origin(inode)];
}

/** Extras that bring no GPU's libraries stay. */
function renaming({ step, number }: PipInstall, { text, head, extras }: Operand, name: string): Operation {
  const kept = extras.filter(extra => !GPU_EXTRA.test(extra));
  const to = name + (kept.length === 0 ? '' : `[${kept.join(',')}]`);
  return { kind: 'rename-operand', line: step.instruction.line, command: number, operand: text, from: head, to };
}
