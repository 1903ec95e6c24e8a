/** Progress of long work: a bar on a terminal, a line every ten seconds elsewhere, nothing for short work. */
import type { Progress } from './environment.ts';
import { terminal } from './report/format/escape.ts';
import { bytes } from './report/format/figures.ts';

/** Where progress goes. */
export interface ProgressOutput {
  write(text: string): Promise<void>;
  isTTY: boolean;
}

const BAR = { first: 300, every: 100, width: 24 };
const LINE = { first: 10_000, every: 10_000 };

/** Reports to a stream, without timers: nothing to stop. */
export class ProgressReporter implements Progress {
  readonly #out: ProgressOutput;
  readonly #now: () => number;
  #what = '';
  #total: number | null = null;
  #read = 0;
  #started = 0;
  #next = 0;
  #drawn = false;

  constructor(out: ProgressOutput, now: () => number) {
    this.#out = out;
    this.#now = now;
  }

  stage(what: string, total: number | null): void {
    this.done();
    this.#what = terminal(what);
    this.#total = total;
    this.#read = 0;
    this.#started = this.#now();
    this.#next = this.#started + (this.#out.isTTY ? BAR.first : LINE.first);
  }

  advance(count: number): void {
    this.#read += count;
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + (this.#out.isTTY ? BAR.every : LINE.every);
    this.#say(this.#out.isTTY ? `\r\x1b[2K${this.#line(true)}` : `${this.#line(false)}\n`);
    this.#drawn = this.#out.isTTY;
  }

  done(): void {
    if (this.#drawn) this.#say('\r\x1b[2K');
    this.#drawn = false;
  }

  #line(bar: boolean): string {
    const seconds = (this.#now() - this.#started) / 1000;
    const rate = `${bytes(Math.round(this.#read / seconds))}/s`;
    if (this.#total === null || this.#total === 0) return `${this.#what}: ${bytes(this.#read)}, ${rate}`;
    const share = Math.min(1, this.#read / this.#total);
    const filled = Math.round(share * BAR.width);
    const drawn = bar ? `${'█'.repeat(filled)}${'░'.repeat(BAR.width - filled)} ` : '';
    return `${drawn}${Math.floor(share * 100)} % of ${bytes(this.#total)}, ${rate}  ${this.#what}`;
  }

  /** A failed write of progress must not fail the run. */
  #say(text: string): void {
    this.#out.write(text).catch(() => undefined);
  }
}
