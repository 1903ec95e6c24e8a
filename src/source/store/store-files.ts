/** Reads files of the engine's store, which belong to root: directly, or by `sudo -n`, which never asks for a password. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { codeOf } from '../../errors.ts';
import type { SourceIo } from '../types.ts';
import { StoreProblem } from './problem.ts';

export class StoreFiles {
  readonly root: string;
  readonly #io: SourceIo;
  #bySudo = false;

  /** @param root folder that names are relative to */
  constructor(root: string, io: SourceIo) {
    this.root = root;
    this.#io = io;
  }

  /** Whether only root can read here, and sudo lets us. Known once something has been read. */
  get isBySudo(): boolean {
    return this.#bySudo;
  }

  /**
   * The contents of these files, in their order. Names must be of our own making.
   * @throws StoreProblem where one cannot be read
   */
  async read(names: readonly string[]): Promise<Buffer[]> {
    if (!this.#bySudo) {
      try {
        return await Promise.all(names.map(name => readFile(join(this.root, name), { signal: this.#io.signal })));
      } catch (error) {
        this.#io.signal.throwIfAborted();
        if (codeOf(error) !== 'EACCES') throw new StoreProblem(`cannot read it (${codeOf(error)})`, error);
      }
      this.#bySudo = true;
    }
    return this.#sudo(names);
  }

  /** One process for all files. Their order is that of the arguments. */
  async #sudo(names: readonly string[]): Promise<Buffer[]> {
    const tar = [
      'tar',
      '--create',
      '--file=-',
      '--no-recursion',
      '--hard-dereference',
      `--directory=${this.root}`,
      '--',
    ];
    const parts: Uint8Array[] = [];
    const { cwd, env, signal, run } = this.#io;
    const onOutput = (chunk: Uint8Array) => parts.push(chunk);
    const code = await run('sudo', ['-n', '--', ...tar, ...names], { cwd, env, signal, quiet: true, onOutput });
    if (code !== 0) throw new StoreProblem(`only root can read it, and sudo -n does not (exit code ${code})`);
    const files: Buffer[] = [];
    for await (const entry of Readable.from(parts).pipe(extract())) {
      const content: Uint8Array[] = [];
      for await (const chunk of entry) if (chunk instanceof Uint8Array) content.push(chunk);
      // Whatever is no regular file is nothing that we asked for.
      files.push(entry.header.type === 'file' ? Buffer.concat(content) : Buffer.alloc(0));
    }
    if (files.length !== names.length) throw new StoreProblem('sudo gave other files than were asked for');
    return files;
  }
}
