/**
 * Whether a container starts `next start` and nothing else, and what starts `server.js` of the standalone output in its place.
 * https://nextjs.org/docs/app/api-reference/cli/next#next-start-options
 */
import { environment, programDirectories } from '../../../image/config-paths.ts';
import { isShell } from '../../../image/known-programs.ts';
import type { ImageConfig } from '../../../image/types.ts';
import { nodeAt } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { EditImage } from '../edit-image.ts';

export interface NextStart {
  /** The instruction that has the command. */
  keyword: 'CMD' | 'ENTRYPOINT';
  /** All its words, with an init program in front if it names one. */
  words: readonly string[];
  /** Variables by which `server.js` listens as `next start` did, as far as the image does not set them so. */
  variables: readonly string[];
}

export interface StartFacts {
  image: Pick<EditImage, 'root' | 'stepOf'>;
  config: Pick<ImageConfig, 'entrypoint' | 'cmd' | 'env'>;
  /** Of the project's `package.json`. */
  scripts: ReadonlyMap<string, unknown>;
}

/** Where `next start` listens; null for its default. */
interface Listening {
  port: string | null;
  host: string | null;
}

/** Nothing in it has a meaning for a shell. */
const PLAIN = /^[\w@%+=:,./ -]+$/;
const PORT = /^\d{1,5}$/;
/** Scripts that start scripts. */
const MOST_SCRIPTS = 3;

/** A sentence if anything else is started, or if it is not sure what is. */
export function nextStart(facts: StartFacts): NextStart | string {
  const started = ownStart(facts);
  if (typeof started === 'string') return started;
  const { keyword, init, words } = started;
  const listening = listeningOf(words, facts, MOST_SCRIPTS);
  if (typeof listening === 'string') return listening;
  return {
    keyword,
    words: [...init, 'node', 'server.js'],
    variables: variablesFor(listening, environment(facts.config)),
  };
}

interface OwnStart {
  keyword: NextStart['keyword'];
  init: readonly string[];
  words: readonly string[];
}

/** What is started behind an init program or the base image's entry script, which both run what follows them. */
function ownStart(facts: StartFacts): OwnStart | string {
  const { entrypoint, cmd } = facts.config;
  const init = initOf(entrypoint, facts);
  const rest = entrypoint.slice(init.length);
  if (rest.length === 0) return { keyword: 'CMD', init: [], words: cmd };
  return cmd.length === 0
    ? { keyword: 'ENTRYPOINT', init, words: rest }
    : `its entry point ${baseName(rest[0] ?? '')} starts it`;
}

function initOf(entrypoint: readonly string[], facts: StartFacts): readonly string[] {
  const [first = ''] = entrypoint;
  if (/^(?:tini|dumb-init)$/.test(baseName(first))) {
    const end = entrypoint.findIndex((word, at) => at > 0 && !word.startsWith('-'));
    return end === -1 ? entrypoint : entrypoint.slice(0, end);
  }
  return baseName(first) === 'docker-entrypoint.sh' && isOfBase(first, facts) ? [first] : [];
}

/** Node's own entry script starts what it is given, and a file that ends in `.js` with `node`. */
function isOfBase(word: string, { image, config }: StartFacts): boolean {
  const paths = word.includes('/') ? [word] : programDirectories(config).map(folder => `${folder}/${word}`);
  const file = paths.map(path => nodeAt<StackNode>(image.root, path)).find(node => node !== undefined);
  return file?.inode != null && image.stepOf(file.inode.layer) === null;
}

function listeningOf(words: readonly string[], facts: StartFacts, scripts: number): Listening | string {
  const [first = '', ...args] = withoutPrefix(words);
  const other = `the container starts ${first === '' ? 'nothing' : baseName(first)}, not next start`;
  if (isShell(first)) {
    const inside = args[0] === '-c' && args.length === 2 ? plainWords(args[1] ?? '', facts) : null;
    return inside === null || isShell(inside[0] ?? '') ? other : listeningOf(inside, facts, scripts);
  }
  const name = baseName(first);
  if (name === 'next') return ofNext(args) ?? other;
  if (name === 'npx') return args[0] === 'next' ? (ofNext(args.slice(1)) ?? other) : other;
  if (name === 'node' && /(?:^|\/)node_modules\/(?:next\/dist\/bin|\.bin)\/next$/.test(args[0] ?? ''))
    return ofNext(args.slice(1)) ?? other;
  const run = scriptOf(name, args);
  if (run === null) return other;
  return run.script === 'next' && !facts.scripts.has('next')
    ? (ofNext(run.more) ?? other)
    : ofScript(run, facts, scripts);
}

/** Without what changes nothing of `next start`, which sets the variable itself. */
function withoutPrefix(words: readonly string[]): readonly string[] {
  const start = words.findIndex(word => !/^(?:exec|cross-env|NODE_ENV=production)$/.test(word));
  return start === -1 ? [] : words.slice(start);
}

interface ScriptRun {
  script: string;
  /** Words that follow those of the script. */
  more: readonly string[];
}

/** The script that a package manager is told to run; null for anything else. */
function scriptOf(manager: string, args: readonly string[]): ScriptRun | null {
  if (!/^(?:npm|yarn|pnpm)$/.test(manager)) return null;
  const words = args.filter(word => !/^(?:-s|--silent|--quiet)$/.test(word));
  const named = /^(?:run|run-script)$/.test(words[0] ?? '') ? words.slice(1) : words;
  const [script, ...more] = named;
  if (script === undefined || script.startsWith('-')) return null;
  if (manager === 'npm') {
    const isRun = named !== words || script === 'start';
    if (!isRun || (more.length > 0 && more[0] !== '--')) return null;
    return { script, more: more.slice(1) };
  }
  return more[0] === '--' && manager === 'pnpm' ? null : { script, more: more[0] === '--' ? more.slice(1) : more };
}

function ofScript({ script, more }: ScriptRun, facts: StartFacts, scripts: number): Listening | string {
  const text = facts.scripts.get(script);
  if (typeof text !== 'string' || scripts === 0) return `package.json has no script ${script} that is known`;
  const hook = [`pre${script}`, `post${script}`].find(name => facts.scripts.has(name));
  if (hook !== undefined) return `its script ${script} has a hook, ${hook}`;
  const words = plainWords(text, facts);
  if (words === null) return `its script ${script} does more than next start`;
  const found = listeningOf([...words, ...more], facts, scripts - 1);
  return typeof found === 'string' ? `its script ${script} does not just run next start` : found;
}

/** Null if a shell would do more than to start one command. `$PORT` has the value that the image gives it. */
function plainWords(text: string, { config }: StartFacts): string[] | null {
  const given = environment(config).get('PORT');
  const full = text.replace(/\$\{PORT:-(\d{1,5})\}|\$\{PORT\}|\$PORT\b/g, (_, other?: string) => given || other || '$');
  return PLAIN.test(full) ? full.split(' ').filter(word => word !== '') : null;
}

/** `start -p 80`; null if it is told anything else. */
function ofNext([verb, ...args]: readonly string[]): Listening | null {
  if (verb !== 'start') return null;
  const found: Listening = { port: null, host: null };
  for (let at = 0; at < args.length; at++) {
    const [option = '', value = args[++at] ?? ''] = (args[at] ?? '').split('=', 2);
    if (/^(?:-p|--port)$/.test(option) && PORT.test(value)) found.port = value;
    else if (/^(?:-H|--hostname)$/.test(option) && /^[\w.:-]+$/.test(value)) found.host = value;
    else return null;
  }
  return found;
}

/** Docker sets `HOSTNAME` to the container's name, where nothing answers to 127.0.0.1: so it is always set. */
function variablesFor({ port, host }: Listening, env: ReadonlyMap<string, string>): string[] {
  const wanted = [
    ['HOSTNAME', host ?? '0.0.0.0'],
    ...(port === null || port === (env.get('PORT') ?? '3000') ? [] : [['PORT', port]]),
  ];
  return wanted.filter(([name = '', value]) => env.get(name) !== value).map(pair => pair.join('='));
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
