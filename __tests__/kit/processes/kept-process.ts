/** A process that stays and runs what a test file asks of it: starting one takes 0.25 s of processor time, which hundreds of tests would each pay. */
import { type ChildProcess, fork } from 'node:child_process';
import { afterAll } from '@jest/globals';

/** How a run ended; `code` is null where a signal ended the process. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

interface Said {
  id: number;
  code: number;
  stdout: string;
  stderr: string;
}

/** Starts with the first run, and ends after the last test. If the process ends before that, as by an internal error, what it was running fails. */
export class KeptProcess<Task extends object> {
  #child: ChildProcess | null = null;
  #last = 0;
  readonly #waiting = new Map<number, (ended: Ended) => void>();
  readonly #script: string;
  readonly #env: Record<string, string>;

  /** @param script a program that answers each task with the message `Said` */
  constructor(script: string, env: Record<string, string>) {
    this.#script = script;
    this.#env = env;
    afterAll(() => this.#stop());
  }

  run(task: Task): Promise<Ended> {
    this.#child ??= this.#start();
    const id = ++this.#last;
    const ended = new Promise<Ended>(resolve => this.#waiting.set(id, resolve));
    this.#child.send({ id, ...task });
    return ended;
  }

  #stop(): void {
    this.#child?.disconnect();
    this.#child = null;
  }

  #start(): ChildProcess {
    const child = fork(this.#script, { env: this.#env, silent: true });
    let stderr = '';
    child.stderr?.on('data', chunk => {
      stderr += chunk;
    });
    child.on('message', ({ id, ...said }: Said) => this.#end(id, { ...said, signal: null }));
    child.on('exit', (code, signal) => {
      if (this.#child === child) this.#child = null;
      for (const id of [...this.#waiting.keys()]) this.#end(id, { code, signal, stdout: '', stderr });
    });
    return child;
  }

  #end(id: number, ended: Ended): void {
    this.#waiting.get(id)?.(ended);
    this.#waiting.delete(id);
  }
}
