/** The error for a first argument that is no command: an image, a flag, a mistyped word. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { quote } from '../../config/messages.ts';
import { nearest } from '../../config/nearest.ts';
import { onOneLine, UsageError } from '../../errors.ts';
import { COMMAND_NAMES, commandsWith, GLOBAL } from './options.ts';

export function noCommand(written: string, args: readonly string[], cwd: string): UsageError {
  // A digest follows an @, too.
  const name = written.replace(/^((?:[a-z-]+:)?(?:\/\/)?)[^@]*@(?!sha)/, '$1***@');
  return new UsageError(`there is no command ${quote(name)}`, { hint: hintFor(name, args, cwd) });
}

function hintFor(name: string, args: readonly string[], cwd: string): string {
  const help = 'See imagebudget --help.';
  if (name.startsWith('--')) {
    const flag = name.split('=')[0] ?? name;
    const command = args.find(word => COMMAND_NAMES.some(known => known === word)) ?? commandsWith(flag)[0];
    if (command !== undefined && commandsWith(flag).length > 0)
      return `Options come after the command: imagebudget ${[command, name, ...args.filter(word => word !== command)].map(onOneLine).join(' ').slice(0, 200)}`;
    const near = nearest(flag, GLOBAL);
    return near === null ? help : `Did you mean ${near}? ${help}`;
  }
  // What has a dot, slash or colon is no word of ours.
  if (name !== '' && (/[./:\\]/.test(name) || existsSync(resolve(cwd, name))))
    return imageHint(onOneLine(name).slice(0, 200));
  const near = COMMANDS_ELSEWHERE.get(name.toLowerCase()) ?? nearest(name, COMMAND_NAMES);
  return near === null ? help : `Did you mean imagebudget ${near}? ${help}`;
}

function imageHint(name: string): string {
  if (/\.ya?ml$/.test(name)) return `To use this config, write imagebudget check --config ${name}`;
  return `To look at this image, write imagebudget inspect ${name}; to judge it, imagebudget check ${name}`;
}

/** What other tools call it. */
const COMMANDS_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['analyze', 'inspect'],
  ['analyse', 'inspect'],
  ['diff', 'compare'],
  ['scan', 'check'],
  ['test', 'check'],
  ['run', 'check'],
  ['show', 'inspect'],
  ['history', 'inspect'],
  ['list', 'ls'],
  ['files', 'ls'],
  ['rule', 'rules'],
  ['explain', 'rules'],
  ['new', 'init'],
  ['plan', 'matrix'],
  ['combine', 'merge'],
  ['join', 'merge'],
  ['create', 'init'],
]);
