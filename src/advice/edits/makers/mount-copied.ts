/** Mounts what a COPY or ADD brings only for a RUN that installs or unpacks it, instead of storing it in a layer. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { resolved } from '../../../dockerfile/build/build-steps.ts';
import { type Copied, CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import { runsOwnProgram } from '../commands/command-patterns.ts';
import { deletingCommands, uses, withoutOperands } from '../deletions.ts';
import type { EditImage, Maker } from '../edit-image.ts';
import { bytesOf } from '../trust.ts';

/** Visible files that a RUN has unpacked or installed. */
const INSTALLED: ReadonlySet<string> = new Set(['archive-unpacked', 'os-package-file', 'wheel-files']);
const MOST_MOUNTS = 3;
const UNPACKED_BY_ADD = /\.(?:tar|tgz|tbz2?|txz|tar\.\w+)$/;

export const mountCopied: Maker = ({ layer, loss, rule, bucket, copies }, image) => {
  const step = image.stepOf(layer);
  const keyword = step?.instruction.keyword;
  const copied = step !== null && (keyword === 'COPY' || keyword === 'ADD') ? copiedBy(step.instruction.text) : null;
  if (step === null || copied === null || !image.canMount) return null;
  if (keyword === 'ADD' && copied.kind === 'context' && copied.sources.some(one => UNPACKED_BY_ADD.test(one)))
    return null;
  if (bucket !== 'wasted' && !INSTALLED.has(rule?.id ?? '')) return null;
  // All that the instruction brings must go, or it has to stay.
  const index = image.layers[layer];
  let all = 0;
  for (let entry = 0; entry < (index?.length ?? 0); entry++) all += index?.size(entry) ?? 0;
  if (all !== bytesOf([...copies].filter(copy => copy.layer === layer))) return null;
  if (copied.kind === 'url' && (!isKnown(step, copied, image) || countsStages(image))) return null;
  const targets = targetsOf(step, copied, image.filesOf(layer));
  if (targets === null || !targets.every(({ source, path }) => isPlain(source) && isPlain(path))) return null;
  const last = loss === null ? null : image.stepOf(loss.layer);
  const users = usersOf(step, last, { targets, image });
  const deleted = removals(step, { targets, image });
  if (users === null || deleted === null || (users.length === 0 && last === null)) return null;
  if (last !== null && !deletesAll(last, targets, image)) return null;
  if (users.some(user => writesTo(user, targets, image))) return null;
  const { line } = step.instruction;
  const stage =
    copied.kind === 'url' && users.length > 0
      ? fetchStage(step, { copied, target: targets[0]?.source ?? '' }, image)
      : null;
  return {
    edit: {
      id: `mount-${line}`,
      title: titleOf(targets, users),
      trust: 'same',
      leftOut: [],
      line,
      second: last === null ? null : { line: last.instruction.line, does: 'deletes what it brings' },
      operations: [
        ...(stage === null ? [] : [stage.operation]),
        { kind: 'remove-instruction', line },
        ...users.flatMap(user => mounts(user, targets, stage?.name ?? copied.from)),
        ...deleted,
        ...users.flatMap(user => copiesInstead(user, targets, image)),
      ],
      ignoreLines: [],
    },
    copies,
    fromCopier: false,
  };
};

/** Whether an option can hold a path. */
function isPlain(path: string): boolean {
  return /^[\w./@%+~-]+$/.test(path);
}

function titleOf(targets: readonly Target[], users: readonly BuildStep[]): string {
  const names = targets.map(({ source }) => nameOf(source)).join(', ');
  const them = targets.length === 1 ? 'it' : 'them';
  return users.length === 0
    ? `Do not copy ${names} only to delete ${them}`
    : `Mount ${names} instead of storing ${them}`;
}

interface MountFacts {
  targets: readonly Target[];
  image: EditImage;
}

interface Target {
  /** Path in the context or stage. */
  source: string;
  /** Absolute path in the image. */
  path: string;
  isDirectory: boolean;
}

/** What to mount where; null if it is not certain. */
function targetsOf(step: BuildStep, copied: Copied, files: ReadonlySet<string>): Target[] | null {
  const destination = destinationOf(step, copied);
  if (destination === null || copied.sources.length > MOST_MOUNTS) return null;
  // A mount has the mode of the source.
  if (step.options.some(option => option.startsWith('--chmod='))) return null;
  if (copied.kind === 'url') {
    const [path, ...more] = [...files];
    return path === undefined || more.length > 0 ? null : [{ source: `/${nameOf(path)}`, path, isDirectory: false }];
  }
  const map = new CopyMap(copied, destination, path => files.has(path));
  const single = [...files].flatMap(path => {
    const source = map.sourceOf(path);
    return copied.sources.some(one => resolved('/', one) === source) && source !== null
      ? [{ source, path, isDirectory: false }]
      : [];
  });
  if (single.length === copied.sources.length) return single;
  const [only, ...more] = copied.sources;
  if (only === undefined || more.length > 0 || destination === '/') return null;
  return [{ source: resolved('/', only), path: destination, isDirectory: true }];
}

/** The RUNs that may read a target: those that name it, else all up to the one that deletes it. Null if another instruction names it. */
function usersOf(step: BuildStep, last: BuildStep | null, { targets, image }: MountFacts): BuildStep[] | null {
  const later = image.steps.slice(image.steps.indexOf(step) + 1);
  const paths = targets.map(({ path }) => path);
  const names = paths.map(nameOf);
  const others = later.filter(({ instruction }) => instruction.keyword !== 'RUN');
  if (others.some(({ instruction: { text } }) => names.some(name => text.includes(name)))) return null;
  const runs = later.filter(({ instruction }) => instruction.keyword === 'RUN');
  const naming = runs.filter(run => uses(run, paths, image));
  if (last === null) return naming;
  const before = runs.slice(0, runs.indexOf(last));
  if (naming.length > 0)
    return runs.filter(run => naming.includes(run) || (before.includes(run) && mayRead(run, image)));
  return before.length <= MOST_MOUNTS ? before : null;
}

function mayRead({ instruction }: BuildStep, image: EditImage): boolean {
  return image.commandsOf(instruction).some(runsOwnProgram);
}

function mounts({ instruction: { line } }: BuildStep, targets: readonly Target[], from: string | null): Operation[] {
  const stage = from === null ? '' : `from=${from},`;
  return targets.map(({ source, path, isDirectory }) => {
    const place = from === null ? source.slice(1) || '.' : source;
    const option = `--mount=type=bind,${stage}source=${place},target=${path}${isDirectory ? ',rw' : ''}`;
    return { kind: 'set-option', line, option };
  });
}

/** Deleting a mounted file fails, so all commands that do so go; null if one of them deletes more than it names. */
function removals(step: BuildStep, { targets, image }: MountFacts): Operation[] | null {
  const operations: Operation[] = [];
  const isTarget = (path: string) => targets.some(target => target.path === path);
  const later = image.steps
    .slice(image.steps.indexOf(step) + 1)
    .filter(({ instruction }) => instruction.keyword === 'RUN');
  for (const run of later) {
    const all = deletingCommands(run, image).flatMap(({ operands }) => operands);
    const isBroad = all.some(({ word, path }) =>
      path === null ? mayMatch(word, targets) : targets.some(target => target.path.startsWith(`${path}/`)),
    );
    if (isBroad) return null;
    operations.push(...withoutOperands(run, isTarget, image));
  }
  return operations;
}

/** Whether a RUN deletes the targets by their names, and so does not read or change them in another way. */
function deletesAll(step: BuildStep, targets: readonly Target[], image: EditImage): boolean {
  const gone = new Set(deletingCommands(step, image).flatMap(({ operands }) => operands.map(({ path }) => path)));
  return targets.every(({ path }) => gone.has(path));
}

/** Programs that change the files that they are given, or delete them. */
const WRITES: ReadonlySet<string> = new Set(
  'chmod chown chgrp touch truncate sed patch dos2unix gzip gunzip bzip2 bunzip2 xz unxz lzma unlzma strip'.split(' '),
);

/** Whether a RUN changes a mounted file, which fails; a mounted directory can be written to. */
function writesTo(step: BuildStep, targets: readonly Target[], image: EditImage): boolean {
  const { workdir, instruction } = step;
  const paths = targets.filter(({ isDirectory }) => !isDirectory).map(({ path }) => path);
  return image.commandsOf(instruction).some(({ name, args }) => {
    if (!WRITES.has(name)) return false;
    return args.some(arg => /[$*?[`]/.test(arg) || (workdir !== null && paths.includes(resolved(workdir, arg))));
  });
}

/** A mounted file cannot be moved, so it is copied. */
function copiesInstead(step: BuildStep, targets: readonly Target[], image: EditImage): Operation[] {
  const { workdir } = step;
  const { line } = step.instruction;
  return [...image.commandsOf(step.instruction).entries()].flatMap(([number, { name, args, words }]): Operation[] => {
    const moves =
      name === 'mv' &&
      args.some(arg => workdir !== null && targets.some(({ path }) => resolved(workdir, arg) === path));
    if (!moves) return [];
    const operands = words.slice(1).filter(({ text }) => !text.startsWith('-'));
    const text = ['cp -a', ...operands.map(one => one.text)].join(' ');
    return [{ kind: 'replace-command', line, command: number, text }];
  });
}

/** Whether a pattern may match a target: it is in the same directory. */
function mayMatch(word: string, targets: readonly Target[]): boolean {
  const directory = word.slice(0, word.lastIndexOf('/') + 1);
  return /[$`]/.test(word) || targets.some(({ path }) => directory === '' || path.startsWith(directory));
}

/** A stage that downloads, before the first stage that uses it. */
function fetchStage(
  step: BuildStep,
  { copied, target }: { copied: Copied; target: string },
  { dockerfile, steps, sourceOf }: EditImage,
): { name: string; operation: Operation } {
  const url = copied.sources[0] ?? '';
  const before = steps.slice(0, steps.indexOf(step)).map(({ instruction }) => instruction);
  const needed = before.filter(
    ({ keyword, text }) => keyword === 'ARG' && variablesIn(url).includes(/^\w+/.exec(text)?.[0] ?? ''),
  );
  const taken = new Set(dockerfile.stages.map(({ name: one }) => one));
  const file = /^[a-z0-9]*/.exec(nameOf(target).toLowerCase())?.[0] ?? '';
  const wanted = `fetch-${file === '' ? 'file' : file}`;
  const name = taken.has(wanted) ? `${wanted}-${step.instruction.line}` : wanted;
  const options = step.options.filter(option => !/^--(?:chown|chmod)/.test(option)).map(option => `${option} `);
  const args = needed.map(instruction => `${sourceOf(instruction)}\n`);
  const text = `FROM scratch AS ${name}\n${args.join('')}ADD ${options.join('')}${url} ${target}\n`;
  return { name, operation: { kind: 'insert', line: step.stage, where: 'before', text } };
}

/** Whether the Dockerfile names stages by number, which one more stage would change. */
function countsStages({ dockerfile }: EditImage): boolean {
  return dockerfile.instructions.some(({ text }) => /(?:--|,)from=\d+\b/.test(text));
}

/** Whether each variable in a URL is a build argument of the stage, which another stage can have too. */
function isKnown(step: BuildStep, { sources }: Copied, { steps }: EditImage): boolean {
  const given = steps.flatMap(({ instruction: { keyword, text }, stage }) =>
    keyword === 'ARG' && stage === step.stage ? [/^\w+/.exec(text)?.[0] ?? ''] : [],
  );
  return sources.flatMap(variablesIn).every(name => given.includes(name));
}

/** Names of the variables in a text. */
function variablesIn(text: string): string[] {
  return [...text.matchAll(/\$\{?(\w+)/g)].map(match => match[1] ?? '');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
