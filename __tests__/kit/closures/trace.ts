/** Compiles a program, runs it under `strace -ff -e trace=file`, and makes an image of what it opened, with other files around it. */
import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../archives/archives.ts';
import type { TracedProgram } from './programs.ts';

export interface Traced {
  /** Files that it opened or started, as in the image: absolute, links followed. */
  opened: string[];
  entries: Entry[];
  /** Libraries beside those that it opened. */
  others: string[];
  command: string[];
  /** Of the image. */
  env: string[];
}

const SUCCESS = /^(?:openat\(AT_FDCWD, |open\(|execve\()"((?:[^"\\]|\\.)*)".*\) += \d+/;
/** What a container gets from its engine. */
const OF_ENGINE = /^\/(?:proc|sys|dev)\/|^\/etc\/(?:hosts|hostname|resolv\.conf)$/;
const PATH = '/usr/local/bin:/usr/bin:/bin';
const OTHERS = 150;

/** @param folder empty; the program's own place, which is `/srv` in the image. @throws Error if it does not compile or run */
export function traced(program: TracedProgram, folder: string): Traced {
  for (const [name, text] of Object.entries(program.sources)) writeFileSync(join(folder, name), text, { mode: 0o755 });
  const [compiler = '', ...args] = program.compiler ?? [];
  const own = join(folder, 'program');
  if (program.compiler !== null)
    run(compiler, compiler === 'go' ? ['build', '-o', own, '.'] : ['-o', own, ...args], {
      cwd: folder,
      env: { ...process.env, ...program.env },
    });
  const home = join(folder, 'image');
  mkdirSync(home);
  const here = (path: string) => path.replace(/^\/srv(?=\/|$)/, folder);
  const command = program.command ?? ['/srv/program'];
  // A script names the program by its place in the image.
  for (const [name, text] of Object.entries(program.sources))
    if (name.endsWith('.sh')) writeFileSync(join(home, name), text.replaceAll('/srv/', `${folder}/`), { mode: 0o755 });
  const start = command.map(word => (word.endsWith('.sh') ? word.replace(/^\/srv/, home) : here(word)));
  const logs = join(folder, 'trace');
  mkdirSync(logs);
  // A file for each process: in one file, a call that another process interrupts is on two lines.
  run('strace', ['-ff', '-e', 'trace=file', '-s', '4096', '-o', join(logs, 'process'), '--', ...start], {
    cwd: '/',
    env: { PATH, TZ: ':/etc/localtime' },
  });
  const lines = readdirSync(logs).flatMap(name => readFileSync(join(logs, name), 'utf8').split('\n'));
  const seen = lines.flatMap(line => SUCCESS.exec(line)?.[1] ?? []);
  const files = [...new Set(seen)].filter(path => path.startsWith('/') && !OF_ENGINE.test(path) && isFile(path));
  const image = new ImageFiles();
  const inImage = (path: string) => path.replace(home, '/srv').replace(folder, '/srv');
  const opened = new Set<string>();
  for (const path of files) {
    if (path.startsWith(folder)) opened.add(image.own(inImage(path), ownBytes(program, path, folder)));
    else opened.add(image.add(path));
  }
  const others = otherLibraries(opened).map(path => image.add(path));
  image.add('/bin/sh');
  for (const path of ['/etc/nsswitch.conf', '/etc/passwd', '/etc/ssl/openssl.cnf']) if (isFile(path)) image.add(path);
  return { opened: [...opened], entries: image.entries(), others, command: [...command], env: [`PATH=${PATH}`] };
}

/** The script as the image has it. */
function ownBytes({ sources }: TracedProgram, path: string, folder: string): Buffer {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.endsWith('.sh') ? Buffer.from(sources[name] ?? '') : readFileSync(join(folder, name));
}

function run(program: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }): void {
  const { status, stderr, error } = spawnSync(program, args, { ...options, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.slice(-2000)}`);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Small libraries of the machine that the program did not open. */
function otherLibraries(opened: ReadonlySet<string>): string[] {
  const folders = new Set(
    [...opened].filter(path => /\/libc\.so\.6$/.test(path)).map(path => path.replace(/\/[^/]*$/, '')),
  );
  return [...folders].flatMap(folder =>
    readdirSync(folder)
      .filter(name => /\.so\.\d+$/.test(name))
      .map(name => join(folder, name))
      .filter(path => isFile(path) && statSync(path).size < 300_000 && !opened.has(realpathSync(path)))
      .slice(0, OTHERS),
  );
}

/** Files of the machine with all links on the way to them. */
class ImageFiles {
  readonly #entries = new Map<string, Entry>();

  /** @returns the path with links followed */
  add(path: string): string {
    for (let at = path.indexOf('/', 1); at !== -1; at = path.indexOf('/', at + 1)) this.#link(path.slice(0, at));
    this.#link(path);
    const real = realpathSync(path);
    const { mode } = statSync(real);
    this.#entries.set(real, { name: real.slice(1), body: readFileSync(real), mode: mode & 0o7777 });
    return real;
  }

  own(path: string, body: Buffer): string {
    this.#entries.set(path, { name: path.slice(1), body, mode: 0o755 });
    return path;
  }

  entries(): Entry[] {
    return [...this.#entries.values()];
  }

  #link(path: string): void {
    if (this.#entries.has(path) || !lstatSync(path).isSymbolicLink()) return;
    const target = readlinkSync(path);
    this.#entries.set(path, { name: path.slice(1), symlink: target });
    const next = target.startsWith('/') ? target : join(path, '..', target);
    if (isFile(next)) this.add(next);
  }
}
