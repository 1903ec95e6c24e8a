/** Sets owner and mode where files are written: a later chown or chmod stores each file again. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import { matchText } from '../../../image/byte-path.ts';
import { nodeAt } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import { runsScript } from '../commands/command-patterns.ts';
import { type Change, changesIn } from '../commands/metadata-commands.ts';
import { commonDirectory, shellWord } from '../commands/shell-word.ts';
import type { EditImage, Maker } from '../edit-image.ts';
import { isRoot } from '../root-user.ts';
import { Earlier, tops } from '../users/earlier-layers.ts';

/** More paths than this are found by their owner instead of being named. */
const MOST_NAMED = 4;

export const setOwner: Maker = ({ layer, loss, copies }, image) => {
  const step = image.stepOf(layer);
  if (loss?.cause !== 'metadata' || step?.instruction.keyword !== 'RUN') return null;
  const changes = changesIn(step, image);
  // The last of several changes wins, which no single option says.
  if (changes === null || changes.length === 0 || repeats(changes)) return null;
  const writers = writersOf(copies, changes, image);
  if (writers === null || othersWork(step, writers, image) || hasSetIds(copies, image)) return null;
  const earlier = new Earlier(layer, image);
  const edits = writers.map(writer => atWriter(writer, { changes, earlier, image }));
  const known = edits.flatMap(edit => edit ?? []);
  if (edits.includes(null) || known.length === 0) return null;
  const left = changes.map(change => leftFor(change, { step, earlier, writers, image }));
  if (left.includes(null)) return null;
  const { line } = step.instruction;
  const second = writers[0]?.step.instruction.line;
  return {
    edit: {
      id: `owner-${line}`,
      title: titleOf(changes),
      trust: 'same',
      leftOut: [],
      line,
      second: second === undefined ? null : { line: second, does: `writes the files that line ${line} stores again` },
      operations: [...left.flatMap(operation => operation ?? []), ...known],
      ignoreLines: [],
    },
    copies: new Set([...copies, ...brokenLinks(layer, writers, image)]),
    fromCopier: true,
  };
};

/** Copies of hard links: changing one name of a file stores it alone, so that each name has bytes of its own then. */
function brokenLinks(layer: number, writers: readonly Writer[], { layers, root }: EditImage): StackInode[] {
  const found: StackInode[] = [];
  for (const writer of writers) {
    const index = layers[writer.layer];
    for (let entry = 0; entry < (index?.length ?? 0); entry++) {
      if (index === undefined || index.type(entry) !== 'hardlink') continue;
      const inode = nodeAt<StackNode>(root, `/${matchText(index.path(entry))}`)?.inode;
      const first = nodeAt<StackNode>(root, `/${matchText(index.link(entry))}`)?.inode;
      if (inode?.layer === layer && first?.layer === layer && inode !== first) found.push(inode);
    }
  }
  return found;
}

function titleOf(changes: readonly Change[]): string {
  const owner = changes.some(({ program }) => program === 'chown');
  const mode = changes.some(({ program }) => program === 'chmod');
  if (owner && mode) return 'Set owner and mode where the files are written';
  return `Set the ${owner ? 'owner' : 'mode'} where the files are written`;
}

/** An instruction that wrote some of the files. */
interface Writer {
  step: BuildStep;
  layer: number;
  paths: string[];
}

interface Facts {
  changes: readonly Change[];
  earlier: Earlier;
  image: EditImage;
}

/** Who wrote the files; null if the base image did, or if other commands than these changed some. */
function writersOf(copies: ReadonlySet<StackInode>, changes: readonly Change[], image: EditImage): Writer[] | null {
  const writers = new Map<number, Writer>();
  for (const inode of copies) {
    const path = image.lost.get(inode)?.name.path ?? '';
    const step = image.stepOf(inode.layer);
    if (step === null || !changes.some(change => change.covers(path))) return null;
    // A change of what another change stored again: once that one is made elsewhere, its RUN writes nothing.
    if (step.instruction.keyword === 'RUN' && image.isCopy(inode)) return null;
    const writer = writers.get(inode.layer) ?? { step, layer: inode.layer, paths: [] };
    writers.set(inode.layer, writer);
    writer.paths.push(path);
  }
  return [...writers.values()].sort((a, b) => a.layer - b.layer);
}

/** Whether another user than root runs something from the first writer on: he may need the files as they are, and cannot chown. */
function othersWork(step: BuildStep, [first]: readonly Writer[], image: EditImage): boolean {
  const { steps } = image;
  const from = first === undefined ? 0 : steps.indexOf(first.step);
  const between = steps.slice(from, steps.indexOf(step));
  const runs = between.filter(({ instruction }) => instruction.keyword === 'RUN');
  return runs.some(
    run => !isRoot(run.user) || image.commandsOf(run.instruction).some(command => isWary(command, image)),
  );
}

/** Whether a command minds whose the files are: git, and with a repository what may ask it. */
function isWary(command: WrittenCommand, { steps, filesOf }: EditImage): boolean {
  if (command.name === 'git') return true;
  const mayAskGit =
    runsScript(command) ||
    /^(?:go|npm|yarn|pnpm|cargo|mvn|gradle|gradlew|hatch|python[\d.]*|pip[\d.]*)$/.test(command.name);
  return mayAskGit && steps.some(({ layer }) => layer !== null && hasRepository(filesOf(layer)));
}

function hasRepository(files: ReadonlySet<string>): boolean {
  for (const path of files) if (path.endsWith('/.git/HEAD')) return true;
  return false;
}

function repeats(changes: readonly Change[]): boolean {
  return new Set(changes.map(({ program }) => program)).size < changes.length;
}

/** Whether files run as their owner or group: chown takes that away, and COPY would not. */
function hasSetIds(copies: ReadonlySet<StackInode>, { layers }: EditImage): boolean {
  for (const { layer, entry } of copies) if (((layers[layer]?.mode(entry) ?? 0) & SET_IDS) !== 0) return true;
  return false;
}

const SET_IDS = 0o6000;

/** Whether all that a COPY brought, directories too, has the owner or mode of the change in the end. */
function holdsForAll(layer: number, change: Change, { layers, root, baseLayers }: EditImage): boolean {
  const index = layers[layer];
  if (index === undefined) return false;
  for (let entry = 0; entry < index.length; entry++) {
    const path = `/${matchText(index.path(entry)).replace(/\/$/, '')}`;
    const node = nodeAt<StackNode>(root, path);
    const last = node?.inode ?? node;
    const at = last === undefined || last === null || last.layer < baseLayers ? undefined : layers[last.layer];
    if (last === undefined || last === null || at === undefined || node?.link !== null) continue;
    // A directory that was there before keeps its owner and mode.
    if (node.children !== null && last.layer !== layer && !change.covers(path)) continue;
    if (!change.holds({ mode: at.mode(last.entry), uid: at.uid(last.entry), gid: at.gid(last.entry) })) return false;
  }
  return true;
}

/** The same change at the instruction that wrote the files; null if it cannot make it. */
function atWriter({ step, layer, paths }: Writer, { changes, earlier, image }: Facts): Operation[] | null {
  const { keyword, line } = step.instruction;
  const operations: Operation[] = [];
  for (const change of changes) {
    if (!paths.some(change.covers)) continue;
    const spec = change.specFor(layer, image);
    if (spec === null) return null;
    if (keyword === 'COPY' || keyword === 'ADD') {
      if (!change.asOption || !holdsForAll(layer, change, image)) return null;
      operations.push({ kind: 'set-option', line, option: `--${change.program}=${spec}` });
    } else if (keyword === 'RUN') {
      const command = commandFor({ change, spec, paths: paths.filter(change.covers) }, earlier.writtenOnlyBy(layer));
      if (command === null) return null;
      operations.push({ kind: 'append-command', line, command });
    } else return null;
  }
  return operations;
}

/** The command for the files that a RUN wrote: for their directories, if nothing else that it changes is in them. */
function commandFor(
  { change, spec, paths }: { change: Change; spec: string; paths: readonly string[] },
  isWhole: (directory: string) => boolean,
): string | null {
  const directories = tops(paths, directory => change.coversAllOf(directory) && isWhole(directory));
  // A single file may be gone once other edits are made, and then the command would fail.
  const hasFile = directories.some(path => paths.includes(path));
  if (hasFile || directories.length > MOST_NAMED) {
    const common = commonDirectory(paths);
    return change.coversAllOf(common) ? change.onlyWhereNeeded(spec, common) : null;
  }
  const words = directories.map(shellWord);
  return words.includes(null) ? null : `${change.program} -R ${spec} ${words.join(' ')}`;
}

interface LeftFacts {
  step: BuildStep;
  earlier: Earlier;
  writers: readonly Writer[];
  image: EditImage;
}

/** What the command still has to change: directories and files that the edited instructions do not write. */
function leftFor(change: Change, { step, earlier, writers }: LeftFacts): Operation[] | null {
  const { line } = step.instruction;
  const written = new Set(writers.map(({ layer }) => layer));
  const left = earlier.touched.filter(
    ({ path, writer }) => change.covers(path) && (writer === null || !written.has(writer)),
  );
  const paths = left.map(({ path }) => path);
  if (paths.length === 0) return [{ kind: 'replace-command', line, command: change.number, text: null }];
  const words = paths.map(shellWord);
  if (words.includes(null)) return null;
  const text =
    paths.length <= MOST_NAMED
      ? `${change.program} ${change.spec} ${words.join(' ')}`
      : change.onlyWhereNeeded(change.spec);
  return text === null ? null : [{ kind: 'replace-command', line, command: change.number, text }];
}
