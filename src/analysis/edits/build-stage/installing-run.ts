/** RUNs that do nothing but install packages of a language, so that it is known where what they make lies. */
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { hasFlag, hasOption, isPip, operands } from '../../../advice/hints/commands.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import { jsonWords, withoutFlags } from '../../../dockerfile/words.ts';

export interface InstallingRun {
  step: BuildStep;
  layer: number;
  /** By number, those by which pip installs what the image is for. */
  pip: Map<number, WrittenCommand>;
  /** Whether it installs by pip and by nothing else. */
  isPips: boolean;
  /** Whether pip renews itself. */
  renewsPip: boolean;
  /** Whether it may delete files where packages are. */
  deletesPackages: boolean;
}

/** By their first operand. */
const INSTALLERS: ReadonlyMap<string, RegExp> = new Map([
  ['npm', /^(?:ci|install|i|clean-install|rebuild|cache|config|set)$/],
  ['yarn', /^(?:install|cache|config)?$/],
  ['pnpm', /^(?:install|i|store|config)$/],
  ['bun', /^(?:install|i)$/],
  ['bundle', /^(?:install|config|)$/],
  ['bundler', /^(?:install|config|)$/],
  ['gem', /^(?:install|update|sources)$/],
  ['uv', /^(?:sync|venv|pip|cache)$/],
  ['poetry', /^(?:install|config|cache)$/],
  ['pipenv', /^(?:install|sync)$/],
  ['pdm', /^(?:install|sync|config)$/],
  ['venv', /^/],
  ['virtualenv', /^/],
]);
const HARMLESS = /^(?:|rm|find|cd|set|echo|true|export|:)$/;
/** Where pip would install otherwise, or what it would not find there. */
const OTHER_PLACE = [
  '--user',
  '--target',
  '--prefix',
  '--root',
  '--editable',
  '--no-build-isolation',
  '--python',
  '--src',
];
const OF_PIP = /^(?:pip|wheel)(?:[=<>~!].*)?$/;
const MOUNTS = /^--mount=(?=\S*type=(?:cache|bind))(?!\S*type=(?:secret|ssh))/;

/** A clause that says why it cannot move. */
export function installingRun(step: BuildStep, image: EditImage): InstallingRun | string {
  const { instruction, layer, options } = step;
  if (layer === null) return 'its layer is not known';
  if (instruction.heredocs.length > 0) return 'it has a heredoc';
  if (jsonWords(withoutFlags(instruction.text)) !== null) return 'it has the JSON form';
  const option = options.find(one => !MOUNTS.test(one));
  if (option !== undefined) return `it has the option ${option.split('=')[0]}`;
  const commands = image.commandsOf(instruction);
  const other = commands.find(command => command.nested || !isOfInstallation(command));
  if (other !== undefined || commands.length === 0) return `it does more than install, ${other?.name ?? 'perhaps'}`;
  const pip = new Map(
    [...commands.entries()].filter(([, command]) => isPip(command) && operands(command)[0] === 'install'),
  );
  const renewing = [...pip].filter(([, command]) => isOnlyPip(operands(command).slice(1)));
  const isRenewed = renewing.length > 0 && renewing.length < pip.size;
  if (isRenewed) for (const [number] of renewing) pip.delete(number);
  return {
    step,
    layer,
    pip,
    isPips: pip.size > 0 && commands.every(one => isPip(one) || HARMLESS.test(one.name)),
    renewsPip: isRenewed,
    deletesPackages: commands.some(
      ({ name, args }) => name === 'find' || (name === 'rm' && args.some(arg => arg.startsWith('/usr'))),
    ),
  };
}

function isOnlyPip(words: readonly string[]): boolean {
  return words.length > 0 && words.every(word => OF_PIP.test(word));
}

function isOfInstallation(command: WrittenCommand): boolean {
  const { name, args } = command;
  if (HARMLESS.test(name)) return true;
  if (name === '.' || name === 'source') return /(?:^|\/)bin\/activate$/.test(args[0] ?? '');
  const [verb = ''] = operands(command);
  if (isPip(command)) return /^(?:install|cache|config)$/.test(verb);
  return INSTALLERS.get(name)?.test(verb) === true;
}

/** Whether pip can be told to install into another directory of the same kind. */
export function canRelocate({ pip }: InstallingRun): boolean {
  return [...pip.values()].every(
    command => !hasOption(command, ...OTHER_PLACE) && !hasFlag(command, 't') && !hasFlag(command, 'e'),
  );
}
