/** Instructions for display: without values of build arguments, and without values whose name says that they are secret. */
import { MASK, withoutUserinfo } from '../image/userinfo.ts';
import type { HistoryInstruction } from './history.ts';
import { afterBuildArguments } from './shell.ts';

/** `tokenizers=` names a package, not a token. */
const SECRET = /(?:token|secret|passw(?:or)?d|pwd|passphrase|credential|api_?key|access_?key|private_?key)s?(?![a-z])/i;

/** A value may be quoted. `==` is a version and `$` a variable; neither holds a secret. */
const ASSIGNED = /(?<!\w)(\w{1,100})=(?![=$]|["']\$)("[^"]*"|'[^']*'|[^\s"';|&)]+)/g;

const AUTHORIZATION = /authorization:/i;
const HEADER = /(authorization:\s{0,9}(?:\w{1,20}\s{1,9})?)(?!\$)[^\s"']+/gi;

/** The text of an instruction without secrets, as far as they can be recognised. */
export function withoutSecrets(text: string): string {
  // Perf: a text without a word for secrets needs no search for assignments.
  if (!SECRET.test(text) && !AUTHORIZATION.test(text)) return withoutUserinfo(text);
  return withoutUserinfo(text)
    .replace(ASSIGNED, (all, name: string) => (SECRET.test(name) ? `${name}=${MASK}` : all))
    .replace(HEADER, `$1${MASK}`);
}

/** History's text: builders record the value of each build argument before a command (`|1 NPM_TOKEN=… /bin/sh -c …`). */
export function shownHistory(createdBy: string): string {
  const [, run = '', text = ''] = /^(\s*(?:RUN\s+)?)([\s\S]*)$/.exec(createdBy) ?? [];
  const command = afterBuildArguments(text);
  if (command === null) return withoutSecrets(createdBy);
  const given = text.slice(0, text.length - command.length);
  const [count = ''] = given.split(/\s/, 1);
  const names = given.match(/(?<=\s)\w[\w.-]*(?==)/g) ?? [];
  return run + [count, ...names.map(name => `${name}=${MASK}`), withoutSecrets(command)].join(' ');
}

export function shownInstruction({ keyword, text }: HistoryInstruction): HistoryInstruction {
  return { keyword, text: withoutSecrets(text) };
}
