/** A RUN that fills directories of its own: a virtual environment, `node_modules`, the gems. They are copied as they are. */
import type { Copy } from '../../../advice/edits/second-stage/copies.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { bytesOf } from '../../../image/byte-path.ts';
import { directory, environment, resolve } from '../../../image/config-paths.ts';
import type { LayerIndex } from '../../../layer/index/layer-index.ts';
import { nodeAt, textPathOf, walk } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import { type LayerWrites, layerWrites } from './layer-writes.ts';
import { isBytecodeOfOthers, isCache, type MoveFacts, type Moves } from './moves.ts';

const MOST = 4;
/** Virtual environments, most of them in nobody's use. */
const MOST_KNOWN = 64;
/** What installers read and write beside them. */
const LOCKFILE =
  /^(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Gemfile\.lock|uv\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock)$/;
const OF_ENVIRONMENT = '/pyvenv.cfg';

export function directoryMoves(facts: MoveFacts): Moves | string {
  const { run, writes } = facts;
  const directories = directoriesOf(facts);
  if (directories.length === 0) return 'it fills no directory of its own';
  if (directories.length > MOST) return 'it fills many directories';
  const isIn = isInAny(directories);
  const isLeft = leftBeside(isIn, writes);
  const folders = new Set([run.step.workdir, ...directories.map(parentOf)]);
  const files = writes.files.filter(path => folders.has(parentOf(path)) && LOCKFILE.test(nameOf(path)) && !isIn(path));
  const reason =
    aboutWrites(writes, path => isIn(path) || files.includes(path)) ??
    directories.map(path => aboutDirectory(path, facts)).find(one => one !== null);
  if (reason != null) return reason;
  const dropped = earlierRuns(facts, isIn);
  if (typeof dropped === 'string') return dropped;
  const why = `line ${run.step.instruction.line} makes it`;
  const copy = (path: string, isDirectory: boolean): Copy => ({ path, isDirectory, owner: null, inodes: [], why });
  return {
    copies: [...directories.map(path => copy(path, true)), ...files.map(path => copy(path, false))],
    lines: () => [],
    relocated: [],
    dropped,
    isLeft,
  };
}

function isInAny(paths: readonly string[]): (path: string) => boolean {
  return path => paths.some(one => path === one || path.startsWith(`${one}/`));
}

function leftBeside(isIn: (path: string) => boolean, writes: LayerWrites): (path: string) => boolean {
  const isOthers = isBytecodeOfOthers(writes);
  return path => !isIn(path) && (isCache(path) || isOthers(path));
}

/** All that lies in the directories comes from RUNs that move, so that what one of them deletes there was never copied. */
function aboutWrites(writes: LayerWrites, isIn: (path: string) => boolean): string | null {
  const { files, directories, deleted } = writes;
  const isLeft = leftBeside(isIn, writes);
  const isOther = (path: string) => !isIn(path) && !isLeft(path);
  const gone = deleted.find(isOther);
  const made = [...files, ...directories].find(isOther);
  return gone !== undefined ? `it also deletes ${gone}` : made !== undefined ? `it also writes ${made}` : null;
}

/** The upper ones in which the RUN wrote. */
function directoriesOf({ run, image, config, writes }: MoveFacts): string[] {
  const env = environment(config);
  const named = ['GEM_HOME', 'BUNDLE_PATH'].flatMap(name => directory(env.get(name) ?? '') ?? []);
  const layers = [...image.layers.keys()].slice(image.baseLayers, run.layer + 1);
  const roots = layers
    .flatMap(layer => [...image.filesOf(layer)].filter(path => path.endsWith(OF_ENVIRONMENT)))
    .map(path => path.slice(0, -OF_ENVIRONMENT.length));
  const known = [...new Set([...named, ...roots])];
  const found = new Set<string>();
  const isOthers = isBytecodeOfOthers(writes);
  for (const path of known.length > MOST_KNOWN ? [] : writes.files) {
    const [, ofPackages] = /^(.*?\/(?:node_modules|vendor\/bundle))\//.exec(path) ?? [];
    const root = known.find(one => path.startsWith(`${one}/`)) ?? (isOthers(path) ? undefined : ofPackages);
    if (root !== undefined) found.add(root);
  }
  const all = [...found].sort();
  return found.size > MOST ? all : all.filter(one => !all.some(other => one.startsWith(`${other}/`)));
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What `COPY` would not bring as it is. */
function aboutDirectory(path: string, { image, run }: MoveFacts): string | null {
  const { layers, baseLayers } = image;
  const node = nodeAt<StackNode>(image.root, path);
  if (!node?.children) return `${path} does not stay`;
  const ofBase = layers.slice(0, baseLayers);
  if (ofBase.some((_, layer) => [...image.filesOf(layer)].some(file => file.startsWith(`${path}/`))))
    return `the base image has files in ${path}`;
  // Builders make a directory anew with the usual mode and owner, if the base has none.
  const isUsual = isRoots(node, layers) && ((layers[node.layer]?.mode(node.entry) ?? 0) & 0o7777) === 0o755;
  if (node.entry >= 0 && !isUsual && !ofBase.some(index => hasDirectory(index, path)))
    return `${path} has another owner or mode than usual`;
  let reason: string | null = null;
  walk<StackNode>(node, one => {
    if (one.layer !== run.layer || reason !== null) return reason === null;
    if (!image.canMount && !isRoots(one, layers)) reason = 'the classic builder does not keep the owners of files';
    if (one.link !== null && isCache(resolve(textPathOf(one.parent ?? one), one.link) ?? '/'))
      reason = `${textPathOf(one)} leads to a cache`;
    return true;
  });
  return reason;
}

function isRoots({ layer, entry }: StackNode, layers: readonly LayerIndex[]): boolean {
  return entry < 0 || (layers[layer]?.uid(entry) === 0 && layers[layer]?.gid(entry) === 0);
}

function hasDirectory(index: LayerIndex, path: string): boolean {
  const wanted = bytesOf(path.slice(1));
  return index
    .withBaseHolding(nameOf(wanted))
    .some(entry => index.path(entry) === wanted && index.type(entry) === 'dir');
}

/** The earlier RUNs that wrote only there too; a clause if anything else did, or if another RUN between may read it. */
function earlierRuns({ run, image }: MoveFacts, isIn: (path: string) => boolean): BuildStep[] | string {
  const { steps } = image;
  const found: BuildStep[] = [];
  for (const layer of [...image.layers.keys()].slice(image.baseLayers, run.layer)) {
    if (![...image.filesOf(layer)].some(isIn)) continue;
    const step = image.stepOf(layer);
    if (step?.instruction.keyword !== 'RUN' || aboutWrites(layerWrites(layer, image), isIn) !== null)
      return `${step === null ? 'another layer' : `line ${step.instruction.line}`} also fills its directories`;
    found.push(step);
  }
  const [first] = found;
  const between = first === undefined ? [] : steps.slice(steps.indexOf(first), steps.indexOf(run.step));
  const reader = between.find(step => step.instruction.keyword === 'RUN' && !found.includes(step));
  return reader === undefined ? found : `line ${reader.instruction.line} may need its directories`;
}
