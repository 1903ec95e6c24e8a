/**
 * Reads files that belong to root by `sudo -n`, which never asks for a password. SECURITY.md says what is run: programs of the
 * system by absolute path, with a fixed environment. They get names as arguments, never through a shell, and each name starts with the
 * store's folder.
 */
import { statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import type { RunOptions, Sudo } from '../../../environment.ts';
import { TIMEOUTS } from '../../stall-timeout.ts';
import type { SourceIo } from '../../types.ts';
import { StoreProblem } from './problem.ts';

/** A part of a file. */
export interface FilePart {
  /** Relative to the store. */
  name: string;
  /** Bytes of the whole file. */
  size: number;
  offset: number;
  length: number;
}

/** Bytes of names for one process. Systems allow 2 MiB and more, including the environment. */
const MAX_NAMES = 1 << 17;
/** Nearly all wanted parts are in the first or last bytes of a file, which one process can print for many files. */
const [START, END] = [1 << 12, 1 << 14];
/** Each takes a separate process, some 20 ms. */
const MAX_SINGLE = 100;

/** Type and permissions as `st_mode` has them. */
const [TYPE, REGULAR] = [0o170000, 0o100000];

/** Folders that belong to root; the last two are those of NixOS. PATH may name others first. */
export const FOLDERS = ['/usr/bin', '/bin', '/run/wrappers/bin', '/run/current-system/sw/bin'];
/** The whole environment of these programs. */
const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

const PROGRAMS = ['tar', 'stat', 'head', 'tail', 'dd'] as const;
type Program = (typeof PROGRAMS)[number];

export class SudoFiles {
  readonly #root: string;
  readonly #io: SourceIo;
  readonly #folders: readonly string[];
  readonly #sudo: string;
  /** For all programs together. */
  readonly #late = AbortSignal.timeout(TIMEOUTS.sudo);
  #single = 0;

  /** @throws StoreProblem if the system has no sudo */
  constructor(root: string, io: SourceIo, { say, folders = FOLDERS }: Sudo) {
    this.#root = root;
    this.#io = io;
    this.#folders = folders;
    this.#sudo = systemProgram('sudo', folders);
    say(
      `reading as root, by ${this.#sudo} -n, what the engine's store below ${root} has of the image: ${PROGRAMS.join(', ')}`,
    );
  }

  /** Reads whole files, in the order of their names. @throws StoreProblem */
  async whole(names: readonly string[]): Promise<Buffer[]> {
    const files: Buffer[] = [];
    for (const some of inPieces(names, name => name)) {
      const options = ['--create', '--file=-', '--no-recursion', '--hard-dereference', `--directory=${this.#root}`];
      const output = await this.#run('tar', [...options, '--', ...some]);
      for await (const entry of Readable.from([output]).pipe(extract())) {
        const content: Uint8Array[] = [];
        for await (const chunk of entry) if (chunk instanceof Uint8Array) content.push(chunk);
        // We asked only for regular files.
        files.push(entry.header.type === 'file' ? Buffer.concat(content) : Buffer.alloc(0));
      }
    }
    if (files.length !== names.length) throw new StoreProblem('sudo gave other files than were asked for');
    return files;
  }

  /** @throws StoreProblem if one of these is not a regular file of its size; a link is not followed */
  async checkSizes(files: readonly Pick<FilePart, 'name' | 'size'>[]): Promise<void> {
    for (const some of inPieces(files, ({ name }) => name)) {
      const output = await this.#run('stat', ['-c', '%f %s', '--', ...some.map(({ name }) => this.#at(name))]);
      const lines = output.toString('latin1').split('\n');
      const fits = some.every(({ size }, at) => {
        const [mode, bytes] = lines[at]?.split(' ') ?? [];
        return (Number.parseInt(mode ?? '', 16) & TYPE) === REGULAR && bytes === `${size}`;
      });
      if (!fits || lines.length !== some.length + 1) throw new StoreProblem('a file that matters has another size');
    }
  }

  /** Reads parts of files whose sizes were checked, in order. @throws StoreProblem */
  async parts(parts: readonly FilePart[]): Promise<Buffer[]> {
    const found = new Map<FilePart, Buffer>();
    const isStart = ({ offset, length }: FilePart) => offset + length <= START;
    const isEnd = (part: FilePart) => !isStart(part) && part.size - part.offset <= END;
    await this.#pieces(found, parts.filter(isStart), { program: 'head', length: START });
    await this.#pieces(found, parts.filter(isEnd), { program: 'tail', length: END });
    for (const part of parts) if (!found.has(part)) found.set(part, await this.#one(part));
    return parts.map(part => found.get(part) ?? Buffer.alloc(0));
  }

  /** Reads the starts or ends of many files at once. */
  async #pieces(
    found: Map<FilePart, Buffer>,
    parts: readonly FilePart[],
    { program, length }: { program: 'head' | 'tail'; length: number },
  ): Promise<void> {
    for (const some of inPieces(parts, ({ name }) => name)) {
      const names = some.map(({ name }) => this.#at(name));
      const output = await this.#run(program, ['-q', '-c', `${length}`, '--', ...names]);
      let at = 0;
      for (const part of some) {
        const bytes = Math.min(length, part.size);
        const from = at + part.offset - (program === 'head' ? 0 : part.size - bytes);
        found.set(part, output.subarray(from, from + part.length));
        at += bytes;
      }
      if (at !== output.length) throw new StoreProblem('sudo gave other bytes than were asked for');
    }
  }

  async #one({ name, offset, length }: FilePart): Promise<Buffer> {
    if (++this.#single > MAX_SINGLE) throw new StoreProblem('too many files would have to be read as root one by one');
    const output = await this.#run('dd', [
      `if=${this.#at(name)}`,
      'iflag=skip_bytes,count_bytes,fullblock,nofollow',
      `skip=${offset}`,
      `count=${length}`,
      'bs=65536',
      'status=none',
    ]);
    if (output.length !== length) throw new StoreProblem('sudo gave other bytes than were asked for');
    return output;
  }

  #at(name: string): string {
    return `${this.#root}/${name}`;
  }

  async #run(program: Program, args: readonly string[]): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    const options = {
      cwd: '/',
      env: ENVIRONMENT,
      signal: AbortSignal.any([this.#io.signal, this.#late]),
      quiet: true,
      onOutput: (chunk: Uint8Array) => parts.push(chunk),
    };
    const code = await this.#started(['-n', '--', systemProgram(program, this.#folders), ...args], options);
    if (code !== 0) throw new StoreProblem(`only root can read it, and sudo -n does not (exit code ${code})`);
    return Buffer.concat(parts);
  }

  async #started(args: readonly string[], options: RunOptions): Promise<number> {
    try {
      return await this.#io.run(this.#sudo, args, options);
    } catch (error) {
      this.#io.signal.throwIfAborted();
      const late = `sudo -n did not end within ${TIMEOUTS.sudo / 1000} seconds`;
      throw new StoreProblem(this.#late.aborted ? late : 'sudo cannot be started', error);
    }
  }
}

/** @throws StoreProblem if the system's folders lack it, or if others than root may write to it */
function systemProgram(name: string, folders: readonly string[]): string {
  const path = folders.map(folder => `${folder}/${name}`).find(isOfRoot);
  if (path === undefined) throw new StoreProblem(`only root can read it, and the system has no ${name}`);
  return path;
}

/** Write permissions of group and others, which a program of the system must not have. */
const WRITABLE = 0o022;

function isOfRoot(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.uid === 0 && (stats.mode & WRITABLE) === 0;
}

/** Splits a list so that the names of each piece fit one process. */
function* inPieces<T>(all: readonly T[], nameOf: (one: T) => string): Generator<T[]> {
  let some: T[] = [];
  let bytes = 0;
  for (const one of all) {
    const more = Buffer.byteLength(nameOf(one)) + MAX_ROOT;
    if (some.length > 0 && bytes + more > MAX_NAMES) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(one);
    bytes += more;
  }
  if (some.length > 0) yield some;
}

/** Further bytes per name: the store's folder, the terminator, and the pointer in the list. */
const MAX_ROOT = 200;
