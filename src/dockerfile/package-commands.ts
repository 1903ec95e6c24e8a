/** What a RUN takes from the project to install packages, as far as its text tells. */
import { type Command, commandsOf } from './commands.ts';

/** Commands that take packages by name, or do nothing with files but delete them. */
const BY_NAME = new Set([
  ...['apt-get', 'apt', 'apk', 'dnf', 'dnf5', 'yum', 'microdnf', 'zypper', 'npm', 'pnpm', 'yarn', 'gem', 'pip'],
  ...['rm', 'set', 'true', 'echo', 'ldconfig', 'apt-mark'],
]);

/** Commands that install what a list of the project says, whatever their arguments. */
const BY_LIST = new Set(['poetry', 'pipenv', 'pdm', 'bundle', 'bundler', 'composer']);
const NODE = new Set(['npm', 'pnpm', 'yarn', 'bun']);
const PIP = /^pip(?:\d+(?:\.\d+)*)?$/;

/**
 * `lists`: a lockfile or a list of requirements. `files`: perhaps any file, such as a script or a wheel that was copied. `nothing`: packages
 * are named in the text.
 * @param instruction `RUN` and its command, on one line
 */
export function readsProject(instruction: string): 'nothing' | 'files' | 'lists' {
  const commands = commandsOf(instruction.replace(/^RUN /, '')).map(plain);
  if (commands.some(readsList)) return 'lists';
  return commands.every(command => BY_NAME.has(command.name) && !readsFile(command)) ? 'nothing' : 'files';
}

/** `pip3` and `uv pip` are pip. */
function plain({ name, args }: Command): Command {
  if (name === 'uv' && args[0] === 'pip') return { name: 'pip', args: args.slice(1) };
  return { name: PIP.test(name) ? 'pip' : name, args };
}

function readsList({ name, args }: Command): boolean {
  if (BY_LIST.has(name)) return true;
  const [verb, ...operands] = args.filter(arg => !arg.startsWith('-'));
  if (name === 'uv') return verb === 'sync';
  if (NODE.has(name))
    return verb === 'ci' || verb === undefined || (/^(?:i|install)$/.test(verb) && operands.length === 0);
  return name === 'pip' && args.some(arg => /^(?:-r|-c|-e|--requirement|--constraint|--editable)/.test(arg));
}

function readsFile({ name, args }: Command): boolean {
  return name !== 'rm' && args.some(arg => /^[./~]|=[./~]/.test(arg));
}
