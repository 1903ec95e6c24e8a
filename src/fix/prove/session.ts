/** Builds and containers of one proof in the user's engine. Everything has one label, by which it is removed at the end. */
import { randomBytes } from 'node:crypto';
import { MeasureError } from '../../errors.ts';
import type { BuildManner, BuildRequest } from '../../source/engine/build.ts';
import { build, builderOf } from '../../source/engine/build.ts';
import type { SourceIo } from '../../source/types.ts';

/** What a call of docker gave. */
export interface Answer {
  /** Null if it took too long. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Time for a call that only asks, or removes. */
const BRIEF_MS = 60_000;
/** Most of a program's output that is kept. */
const MOST_OUTPUT = 1 << 20;
/** Lines of a failed build that are shown. */
const LAST_LINES = 25;

export type Attempt = { id: string; seconds: number } | { problem: string; seconds: number };

export class Session implements AsyncDisposable {
  readonly #io: SourceIo;
  readonly #name = `imagebudget-fix-${randomBytes(8).toString('hex')}`;
  /** Images that were there before, intermediate ones too; the classic builder makes new ones. */
  readonly #known: ReadonlySet<string>;
  #count = 0;

  private constructor(io: SourceIo, known: ReadonlySet<string>) {
    this.#io = io;
    this.#known = known;
  }

  /** @throws MeasureError without an engine or a docker command */
  static async open(io: SourceIo): Promise<Session> {
    await builderOf(io);
    const probe = new Session(io, new Set());
    const { code, stderr } = await probe.docker(['version', '--format', '{{.Server.Version}}']);
    if (code !== 0)
      throw new MeasureError('no Docker engine answers, so nothing can be proven', {
        hint: lastLine(stderr) || 'Start Docker, or set DOCKER_HOST.',
      });
    const { stdout } = await probe.docker(['image', 'ls', '--all', '--quiet', '--no-trunc']);
    return new Session(io, new Set(lines(stdout)));
  }

  get #label(): string {
    return `imagebudget.fix=${this.#name}`;
  }

  /** Builds an image under a name that nobody else has. */
  async build(request: BuildRequest): Promise<Attempt> {
    const output = new Output();
    const manner: BuildManner = {
      options: ['--label', this.#label, '--tag', `${this.#name}:${++this.#count}`],
      run: { quiet: true, onOutput: chunk => output.add(chunk), onError: chunk => output.add(chunk) },
    };
    const started = this.#io.now();
    const built = await build(request, this.#io, manner);
    const seconds = (this.#io.now() - started) / 1000;
    if ('id' in built) return { id: built.id, seconds };
    return { problem: output.text.trimEnd().split('\n').slice(-LAST_LINES).join('\n'), seconds };
  }

  /** Milliseconds of a clock that never goes back. */
  now(): number {
    return this.#io.now();
  }

  /** Options of `docker create`, and the new container's name. */
  container(): { name: string; options: string[] } {
    const name = `${this.#name}-${++this.#count}`;
    return { name, options: ['--name', name, '--label', this.#label] };
  }

  /** Runs docker, quietly and never through a shell. @throws the signal's reason */
  async docker(args: readonly string[], milliseconds = BRIEF_MS, signal = this.#io.signal): Promise<Answer> {
    const [stdout, stderr] = [new Output(), new Output()];
    const late = AbortSignal.timeout(milliseconds);
    const options = {
      cwd: this.#io.cwd,
      env: this.#io.env,
      signal: AbortSignal.any([signal, late]),
      quiet: true,
      onOutput: (chunk: Uint8Array) => stdout.add(chunk),
      onError: (chunk: Uint8Array) => stderr.add(chunk),
    };
    let code: number | null = null;
    try {
      code = await this.#io.run('docker', args, options);
    } catch (error) {
      signal.throwIfAborted();
      if (!late.aborted) throw error;
    }
    return { code, stdout: stdout.text, stderr: stderr.text };
  }

  /** Removes what was made here and nothing else, also after an interruption. */
  async [Symbol.asyncDispose](): Promise<void> {
    const never = new AbortController().signal;
    const ask = async (...args: string[]) => lines((await this.docker(args, BRIEF_MS, never)).stdout);
    const filter = ['--all', '--quiet', '--no-trunc', '--filter', `label=${this.#label}`];
    const containers = await ask('ps', ...filter);
    if (containers.length > 0) await ask('rm', '--force', '--volumes', ...containers);
    const images = new Set(await ask('image', 'ls', ...filter));
    for (const image of images) {
      const parents: string[] = [];
      for (let [id] = await ask('image', 'inspect', '--format', '{{.Parent}}', image); id && !this.#known.has(id); ) {
        parents.push(id);
        [id] = await ask('image', 'inspect', '--format', '{{.Parent}}', id);
      }
      // Without --no-prune, docker would take images of the user along that have no name.
      await ask('image', 'rm', '--force', '--no-prune', image);
      for (const parent of parents) await ask('image', 'rm', '--no-prune', parent);
    }
  }
}

/** The end of a program's output. */
class Output {
  #text = '';
  readonly #decoder = new TextDecoder();

  add(chunk: Uint8Array): void {
    this.#text = (this.#text + this.#decoder.decode(chunk, { stream: true })).slice(-MOST_OUTPUT);
  }

  get text(): string {
    return this.#text;
  }
}

export function lines(text: string): string[] {
  return text.split('\n').filter(line => line !== '');
}

export function lastLine(text: string): string {
  return lines(text).at(-1)?.trim() ?? '';
}
