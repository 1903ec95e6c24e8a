/** An engine that stops answering must end in an error, never in a hang. */
import { Transform } from 'node:stream';
import { MeasureError } from '../errors.ts';

/**
 * In milliseconds. Engines stage an export for minutes before its first byte, if the image is large. `sudo` is for all its programs
 * together.
 */
export const TIMEOUTS = { answer: 2 * 60_000, firstByte: 20 * 60_000, nextByte: 2 * 60_000, sudo: 2 * 60_000 };

function silence(who: string, milliseconds: number): MeasureError {
  return new MeasureError(`${who} sent nothing for ${milliseconds / 1000} seconds`, {
    hint: 'It hangs or is overloaded. Look at its log; try again.',
  });
}

interface Wait {
  /** Who should answer, for messages. */
  who: string;
  milliseconds: number;
  /** Also ends the wait. */
  signal: AbortSignal;
}

/**
 * Asks, and fails if no answer comes in time.
 * @param ask gets a signal that must end what it started: an open connection keeps the process alive
 */
export async function answered<T>(ask: (signal: AbortSignal) => Promise<T>, wait: Wait): Promise<T> {
  const { who, milliseconds, signal } = wait;
  signal.throwIfAborted();
  const over = new AbortController();
  const late = silence(who, milliseconds);
  const timer = setTimeout(() => over.abort(late), milliseconds);
  signal.addEventListener('abort', () => over.abort(signal.reason), { once: true });
  try {
    return await ask(over.signal);
  } catch (error) {
    throw over.signal.reason === late ? late : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for the next sign of life. Stop it when done: it keeps the process alive. */
export class Watchdog {
  readonly #who: string;
  readonly #onSilence: (error: MeasureError) => void;
  #timer: NodeJS.Timeout | null = null;
  #milliseconds = 0;

  /** @param who the sender, for messages */
  constructor(who: string, onSilence: (error: MeasureError) => void) {
    this.#who = who;
    this.#onSilence = onSilence;
  }

  /** Starts to wait, or starts again. */
  expect(milliseconds: number): void {
    // Perf: called for each chunk.
    if (this.#timer && milliseconds === this.#milliseconds) {
      this.#timer.refresh();
      return;
    }
    this.stop();
    this.#milliseconds = milliseconds;
    this.#timer = setTimeout(() => this.#onSilence(silence(this.#who, milliseconds)), milliseconds);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** Passes a stream on; fails if nothing comes for too long. @param who the sender, for messages */
export function watched(stream: NodeJS.ReadableStream, who: string, timeouts = TIMEOUTS): Transform {
  const watchdog = new Watchdog(who, error => out.destroy(error));
  const out = new Transform({
    transform(chunk, _encoding, done) {
      watchdog.expect(timeouts.nextByte);
      done(null, chunk);
    },
    destroy(error, done) {
      watchdog.stop();
      if ('destroy' in stream && typeof stream.destroy === 'function') stream.destroy();
      done(error);
    },
  });
  watchdog.expect(timeouts.firstByte);
  stream.on('error', error => out.destroy(error));
  stream.on('end', () => watchdog.stop());
  stream.pipe(out);
  return out;
}
