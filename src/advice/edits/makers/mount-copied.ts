/** Mounts what a COPY or ADD brings only for a RUN that installs or unpacks it, instead of storing it in a layer. */
import type { BuildStep } from '../../../dockerfile/build-steps.ts';
import { resolved } from '../../../dockerfile/build-steps.ts';
import { type Copied, CopyMap, copiedBy, destinationOf } from '../../../dockerfile/copy-sources.ts';
import type { Operation } from '../../../dockerfile/edit/operations.ts';
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
  const targets = targetsOf(step, copied, image.filesOf(layer));
  if (targets === null) return null;
  const users = usersOf(step, targets, image);
  if (users === null) return null;
  const [first] = users;
  const last = loss === null ? null : image.stepOf(loss.layer);
  if (first === undefined) return null;
  const { line } = step.instruction;
  const stage = copied.kind === 'url' ? fetchStage(step, { copied, target: targets[0]?.source ?? '' }, image) : null;
  return {
    edit: {
      id: `mount-${line}`,
      title: `Mount ${targets.map(({ source }) => nameOf(source)).join(', ')} instead of storing ${targets.length === 1 ? 'it' : 'them'}`,
      trust: 'same',
      leftOut: [],
      line,
      second: last === null ? null : { line: last.instruction.line, does: 'deletes what it brings' },
      operations: [
        ...(stage === null ? [] : [stage.operation]),
        { kind: 'remove-instruction', line },
        ...users.flatMap(user => mounts(user, targets, stage?.name ?? copied.from)),
        ...users.flatMap(user => removals(user, targets, image) ?? []),
      ],
      ignoreLines: [],
    },
    copies,
    fromCopier: false,
  };
};

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

/** The later RUNs that name one of the targets; null if another instruction may need them. */
function usersOf(step: BuildStep, targets: readonly Target[], image: EditImage): BuildStep[] | null {
  const later = image.steps.slice(image.steps.indexOf(step) + 1);
  const users = later.filter(({ instruction }) => {
    const commands = image.commandsOf(instruction);
    return commands.some(({ args, words }) => args.length + words.length > 0 && mentions(instruction.text, targets));
  });
  if (users.some(({ instruction }) => instruction.keyword !== 'RUN')) return null;
  if (users.some(user => removals(user, targets, image) === null)) return null;
  return users;
}

function mentions(text: string, targets: readonly Target[]): boolean {
  return targets.some(({ path }) => text.includes(nameOf(path)));
}

function mounts({ instruction: { line } }: BuildStep, targets: readonly Target[], from: string | null): Operation[] {
  const stage = from === null ? '' : `from=${from},`;
  return targets.map(({ source, path, isDirectory }) => {
    const place = from === null ? source.slice(1) || '.' : source;
    const option = `--mount=type=bind,${stage}source=${place},target=${path}${isDirectory ? ',rw' : ''}`;
    return { kind: 'set-option', line, option };
  });
}

/** Deleting a mounted file fails, so the commands that do so go; null if one of them deletes more than it names. */
function removals(step: BuildStep, targets: readonly Target[], image: EditImage): Operation[] | null {
  const { line } = step.instruction;
  const { workdir } = step;
  const operations: Operation[] = [];
  for (const [number, command] of image.commandsOf(step.instruction).entries()) {
    if (command.name !== 'rm' && command.name !== 'unlink') continue;
    const operands = command.args.filter(arg => !arg.startsWith('-'));
    const deleted = operands.filter(
      operand => workdir !== null && targets.some(({ path }) => resolved(workdir, operand) === path),
    );
    const isBroad = operands.some(
      operand =>
        /[*?[$]/.test(operand) || targets.some(({ path }) => path.startsWith(`${resolved(workdir ?? '/', operand)}/`)),
    );
    if (isBroad) return null;
    if (deleted.length === 0) continue;
    const rest = operands.filter(operand => !deleted.includes(operand));
    if (command.nested || (rest.length > 0 && rest.some(one => /[\s'"]/.test(one)))) return null;
    const flags = command.args.filter(arg => arg.startsWith('-'));
    const text = rest.length === 0 ? null : [command.name, ...flags, ...rest].join(' ');
    operations.push({ kind: 'replace-command', line, command: number, text });
  }
  return operations;
}

/** A stage that downloads, before the first stage that uses it. */
function fetchStage(
  step: BuildStep,
  { copied, target }: { copied: Copied; target: string },
  { dockerfile }: EditImage,
): { name: string; operation: Operation } {
  const taken = new Set(dockerfile.stages.map(({ name }) => name));
  const name = ['fetch', 'download', 'fetched'].find(one => !taken.has(one)) ?? 'imagebudget-fetch';
  const options = step.options.filter(option => !/^--(?:chown|chmod)/.test(option)).map(option => `${option} `);
  const text = `FROM scratch AS ${name}\nADD ${options.join('')}${copied.sources[0]} ${target}\n`;
  return { name, operation: { kind: 'insert', line: step.stage, where: 'before', text } };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
