/** Reads files of the engine's store, which belong to root: directly, or by `sudo -n` if the user allowed that. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../../errors.ts';
import type { SourceIo } from '../../types.ts';
import { StoreProblem } from './problem.ts';
import { SudoFiles } from './sudo.ts';

export class StoreFiles {
  readonly root: string;
  readonly #io: SourceIo;
  #sudo: SudoFiles | null = null;

  /** @param root folder that names are relative to */
  constructor(root: string, io: SourceIo) {
    this.root = root;
    this.#io = io;
  }

  /** Set once something had to be read by sudo. */
  get sudo(): SudoFiles | null {
    return this.#sudo;
  }

  /**
   * The contents of these files, in order. Names must be our own, never an image's.
   * @throws StoreProblem if one cannot be read
   */
  async read(names: readonly string[]): Promise<Buffer[]> {
    if (this.#sudo === null) {
      try {
        return await Promise.all(names.map(name => readFile(join(this.root, name), { signal: this.#io.signal })));
      } catch (error) {
        this.#io.signal.throwIfAborted();
        if (codeOf(error) !== 'EACCES') throw new StoreProblem(`cannot read it (${codeOf(error)})`, error);
      }
      const { sudo } = this.#io;
      if (!sudo) throw new StoreProblem('only root can read it, and sudo is run with --sudo alone');
      this.#sudo = new SudoFiles(this.root, this.#io, sudo);
    }
    return this.#sudo.whole(names);
  }
}
