/** The edit that builds for release what the Dockerfile builds for debugging, by CMake or Meson. */
import { buildTypesOf, isDebug, releaseFor, variableOf } from '../../../advice/edits/commands/build-type.ts';
import type { LeftOut } from '../../../advice/edits/edit.ts';
import type { Candidate, EditImage } from '../../../advice/edits/edit-image.ts';
import { copiedStage } from '../../../advice/edits/users/copied-stage.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import { buildArguments } from '../../../dockerfile/shell.ts';
import { quotedWords } from '../../../dockerfile/words.ts';
import { displayPath, matchText } from '../../../image/byte-path.ts';
import type { ImageManifest } from '../../../image/types.ts';
import type { NotKnown } from '../../../runtime/read-files.ts';
import type { StackInode } from '../../../stack/merge/merged-tree.ts';
import type { Lineage } from '../lineage/groups.ts';
import type { DebugFiles } from './debug-files.ts';

export interface DebugFacts {
  image: EditImage;
  lineage: Lineage;
  manifest: ImageManifest;
  debug: DebugFiles | NotKnown;
}

/** Less is not worth another build. */
const LITTLE = 100_000;
/**
 * Optimised code may be smaller or larger by this part of what is no debug information: much smaller for templates, which debugging keeps
 * apart (75 % in `__tests__/advice-images/cpp-debug`), larger where loops are unrolled.
 */
const CODE_SPREAD = 0.9;
/** Somebody debugs, measures or tests here, or paths have the name of the build. */
const MEANT =
  /\b(?:gdb(?:server)?|lldb|valgrind|heaptrack|gcovr?|lcov|kcov|ctest)\b|sanitize|--coverage|\/debug\b|\bdebug\/|_(?:ASAN|COVERAGE|SANITI\w*)\b/i;

/** For the instruction whose files have most debug information. */
export function releaseBuild(facts: DebugFacts): Candidate | null {
  const { image, debug } = facts;
  if (image.fromHistory || 'reason' in debug || debug.size === 0 || isMeant(image)) return null;
  const layers = new Map<number, StackInode[]>();
  for (const inode of debug.keys()) {
    const layer = facts.lineage.origin(inode);
    layers.get(layer)?.push(inode) ?? layers.set(layer, [inode]);
  }
  const sum = (inodes: readonly StackInode[]) => inodes.reduce((all, one) => all + (debug.get(one) ?? 0), 0);
  for (const [layer, inodes] of [...layers].sort((a, b) => sum(b[1]) - sum(a[1]))) {
    const made = candidateFor({ layer, inodes }, { ...facts, debug });
    if (made !== null) return made;
  }
  return null;
}

function isMeant({ dockerfile, start }: EditImage): boolean {
  return [...start, ...dockerfile.instructions.map(({ text }) => text)].some(text => MEANT.test(text));
}

interface Built {
  layer: number;
  inodes: readonly StackInode[];
}

function candidateFor(built: Built, facts: DebugFacts & { debug: DebugFiles }): Candidate | null {
  const { image, manifest } = facts;
  const step = image.stepOf(built.layer);
  if (step === null || image.dependentsOf(step.stage).length > 0) return null;
  const steps = stepsOf(step, built, image);
  const given = buildArguments(manifest.layers[built.layer]?.createdBy ?? '');
  const operations = steps === null ? null : operationsFor(steps, given, image);
  const [first] = operations ?? [];
  if (operations === null || first === undefined) return null;
  const { shrinks, leftOut, spread } = freedBy(built, facts);
  if (leftOut.reduce((sum, { bytes }) => sum + bytes, 0) < LITTLE) return null;
  const isCopied = step.instruction.keyword !== 'RUN';
  return {
    edit: {
      id: `release-build-${first.line}`,
      title: 'Build for release, not for debugging',
      trust: 'fewer',
      leftOut,
      line: first.line,
      second: isCopied ? { line: step.instruction.line, does: 'copies it' } : null,
      operations,
      ignoreLines: [],
      spread,
    },
    copies: new Set(),
    shrinks,
    findings: ['unstripped-elf', 'hint-debug-build'],
    fromCopier: false,
  };
}

/** The steps up to the RUN that made the files, in the image or in the stage that they are copied from; null if that is not certain. */
function stepsOf(step: BuildStep, { layer, inodes: [inode] }: Built, image: EditImage): BuildStep[] | null {
  if (step.instruction.keyword === 'RUN') return image.steps.slice(0, image.steps.indexOf(step) + 1);
  const index = image.layers[layer];
  if (inode === undefined || index === undefined) return null;
  const path = `/${matchText(index.path(inode.entry))}`;
  return copiedStage(step, { directory: path.slice(0, path.lastIndexOf('/')) || '/', path }, image)?.steps ?? null;
}

/** Null if nothing says that they build for debugging, or not for sure. */
function operationsFor(
  steps: readonly BuildStep[],
  given: ReadonlyMap<string, string>,
  image: EditImage,
): Operation[] | null {
  const found = steps.flatMap(({ instruction }) =>
    image
      .commandsOf(instruction)
      .flatMap((command, number) =>
        buildTypesOf(command).map(type => ({ ...type, command: number, line: instruction.line })),
      ),
  );
  const all = found.map(({ word, option, value, line, command }): Operation | null | 'release' => {
    const name = variableOf(value);
    if (name !== null) return defaultFor(name, { given, line, image });
    if (!isDebug(value)) return /[$`]/.test(value) ? null : 'release';
    const to = option + releaseFor(value);
    return { kind: 'rename-operand', line, command, operand: word, from: word, to };
  });
  const operations = all.flatMap(one => (one === null || one === 'release' ? [] : [one]));
  return all.includes(null) || operations.length === 0 ? null : operations;
}

interface Chosen {
  given: ReadonlyMap<string, string>;
  line: number;
  image: EditImage;
}

/** The default of the one argument of the build that a command gets its value from. */
function defaultFor(name: string, { given, line, image }: Chosen): Operation | null | 'release' {
  const { instructions } = image.dockerfile;
  const others = instructions.filter(({ keyword, text }) => keyword !== 'ARG' && mentions(text, name));
  // As the value of these options alone it changes nothing else.
  if (!others.every(({ keyword, text }) => keyword === 'RUN' && isOnlyType(text, name))) return null;
  const defaults = instructions.flatMap(({ keyword, text, line: at }) => {
    const words = keyword === 'ARG' && at < line ? quotedWords(text, '\\') : [];
    return words.flatMap(word =>
      word.startsWith(`${name}=`) ? [{ line: at, value: word.slice(name.length + 1).replace(/["']/g, '') }] : [],
    );
  });
  const [only, ...more] = defaults;
  if (only === undefined || more.length > 0 || !/^\w+$/.test(only.value)) return null;
  // Given to the build: then the Dockerfile does not decide.
  if ((given.get(name) ?? only.value) !== only.value) return null;
  if (!isDebug(only.value)) return 'release';
  return { kind: 'replace-default', line: only.line, name, from: only.value, to: releaseFor(only.value) };
}

function mentions(text: string, name: string): boolean {
  return text.split(/\W+/).includes(name);
}

/** Whether a RUN uses a variable only to say which type it builds. */
function isOnlyType(text: string, name: string): boolean {
  const rest = text.replace(
    /(?:CMAKE_BUILD_TYPE(?::\w+)?=|--config[ =]|--buildtype[ =]|-Dbuildtype=)["']?\$\{?(\w+)(?::-\w*)?\}?/g,
    (all, of: string) => (of === name ? '' : all),
  );
  return !mentions(rest, name);
}

function freedBy({ inodes }: Built, { debug, lineage, image }: DebugFacts & { debug: DebugFiles }) {
  const shrinks = new Map<StackInode, number>();
  const leftOut: LeftOut[] = [];
  let spread = 0;
  for (const inode of inodes) {
    const bytes = debug.get(inode) ?? 0;
    const copies = lineage.of(inode);
    for (const copy of copies) shrinks.set(copy, bytes);
    spread += Math.ceil((inode.size - bytes) * CODE_SPREAD) * copies.length;
    const path = displayPath(image.layers[inode.layer]?.path(inode.entry) ?? '');
    leftOut.push({ name: `debug information of ${path.slice(path.lastIndexOf('/') + 1)}`, bytes });
  }
  return { shrinks, spread, leftOut: leftOut.sort((a, b) => b.bytes - a.bytes).slice(0, 100) };
}
