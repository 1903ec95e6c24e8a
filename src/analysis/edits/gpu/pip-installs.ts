/** The commands of RUNs that install by pip or `uv pip`, as far as their text tells. */
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { isPip } from '../../../advice/hints/commands.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import { projectName } from './cpu-packages.ts';

export interface PipInstall {
  step: BuildStep;
  /** The command's number in its RUN. */
  number: number;
  isUv: boolean;
  operands: readonly Operand[];
  /** Lists of requirements, as written. */
  lists: readonly string[];
  /** Names of its options. */
  options: ReadonlySet<string>;
}

/** A requirement as written, without its quotes: `onnxruntime-gpu[cuda]==1.20.0`. */
export interface Operand {
  text: string;
  /** As PyPI compares names; empty for a path or an address. */
  project: string;
  /** What stands before the version: `onnxruntime-gpu[cuda]`. */
  head: string;
  extras: readonly string[];
}

const LIST = new Set(['-r', '--requirement', '--requirements']);
/** Options whose value is the next word. */
const TAKES_VALUE = new Set([
  ...LIST,
  ...['-c', '--constraint', '-e', '--editable', '-t', '--target', '-p', '--python', '--python-version', '--prefix'],
  ...['-i', '--index-url', '--extra-index-url', '--index', '--default-index', '-f', '--find-links', '--trusted-host'],
  ...['--root', '--platform', '--implementation', '--abi', '--src', '--upgrade-strategy', '--progress-bar', '--log'],
  ...['--timeout', '--retries', '--cert', '--client-cert', '--cache-dir', '--proxy', '--exists-action', '--override'],
  ...['--no-binary', '--only-binary', '--config-settings', '--global-option', '--report', '--root-user-action'],
  ...['--index-strategy', '--torch-backend', '-b', '--build-constraint', '--extra', '--group', '--link-mode'],
  ...['--resolution', '--prerelease', '--keyring-provider', '--exclude-newer'],
]);
const REQUIREMENT = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?:\[([\w\s,.-]*)\])?(?=$|[\s=<>!~;@])/;

/** In the order of the RUNs. */
export function pipInstalls(steps: readonly BuildStep[], image: EditImage): PipInstall[] {
  return steps.flatMap(step =>
    step.instruction.keyword === 'RUN'
      ? image.commandsOf(step.instruction).flatMap((command, number) => installOf({ step, number }, command) ?? [])
      : [],
  );
}

function installOf(place: Pick<PipInstall, 'step' | 'number'>, command: WrittenCommand): PipInstall | null {
  const isUv = command.name === 'uv' && command.args[0] === 'pip';
  const args = isUv ? command.args.slice(1) : command.args;
  const verb = args.findIndex((arg, at) => !arg.startsWith('-') && !TAKES_VALUE.has(args[at - 1] ?? ''));
  if (!(isUv || isPip(command)) || args[verb] !== 'install') return null;
  const words = args.toSpliced(verb, 1);
  const operands: Operand[] = [];
  const lists: string[] = [];
  const options = new Set<string>();
  for (const [at, word] of words.entries()) {
    const before = words[at - 1] ?? '';
    const [name = '', value] = word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word];
    if (LIST.has(before)) lists.push(word);
    else if (TAKES_VALUE.has(before) || /^\d*[<>]/.test(word)) continue;
    else if (LIST.has(name) && value !== undefined) lists.push(value);
    else if (/^-r./.test(word)) lists.push(word.slice(2));
    else if (word.startsWith('-')) options.add(/^-[icf]./.test(word) ? word.slice(0, 2) : name);
    else operands.push(operandOf(word));
  }
  return { ...place, isUv, operands, lists, options };
}

function operandOf(text: string): Operand {
  const [head = '', name = '', extras = ''] = REQUIREMENT.exec(text) ?? [];
  return { text, head, project: projectName(name), extras: extras.split(',').flatMap(extra => extra.trim() || []) };
}
