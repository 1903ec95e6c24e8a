import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { TIMEOUTS, watched } from '../../src/source/stall-timeout.ts';
import { drained } from '../kit/archives/streams.ts';

const patience = { ...TIMEOUTS, firstByte: 150, nextByte: 80 };

/** Lets what was sent arrive, then that much time pass: the clock stands still otherwise, however busy the machine is. */
async function pass(milliseconds: number): Promise<void> {
  for (let turns = 0; turns < 5; turns++) await turn();
  await jest.advanceTimersByTimeAsync(milliseconds);
}

describe('watched', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('passes a stream on', async () => {
    const chunks = Array.from({ length: 50 }, (_, n) => Buffer.alloc(10_000, `${n}`));
    expect((await drained(watched(Readable.from(chunks), 'it', patience))).equals(Buffer.concat(chunks))).toBe(true);
  });

  test('gives the first byte more time than the next', async () => {
    const stream = new PassThrough();
    const reading = drained(watched(stream, 'it', patience));
    await pass(149);
    stream.write('a');
    await pass(79);
    stream.write('b');
    await pass(79);
    stream.end('c');
    expect((await reading).toString()).toBe('abc');
  });

  test.each([
    ['first', [], '0.15'],
    ['next', ['a'], '0.08'],
  ])('fails when the %s byte does not come, and ends the stream', async (_, sent, seconds) => {
    const stream = new PassThrough();
    for (const part of sent) stream.write(part);
    const reading = expect(drained(watched(stream, 'the engine', patience))).rejects.toMatchObject({
      name: 'MeasureError',
      message: `the engine sent nothing for ${seconds} seconds`,
      hint: expect.any(String),
    });
    await pass(Number(seconds) * 1000 - 1);
    expect(stream.destroyed).toBe(false);
    await pass(1);
    await reading;
    expect(stream.destroyed).toBe(true);
  });

  test('passes an error on', async () => {
    const stream = new PassThrough();
    const reading = drained(watched(stream, 'it', patience));
    const error = new Error('reset');
    stream.destroy(error);
    await expect(reading).rejects.toBe(error);
  });

  test('ends the stream when nobody reads on, and its own waiting', async () => {
    const stream = new PassThrough();
    const out = watched(stream, 'it', patience);
    out.on('error', () => expect('no error').toBe('an error'));
    out.destroy();
    await once(out, 'close');
    expect(stream.destroyed).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
    await pass(200);
  });

  test('waits for nothing after the end, however slowly it is read', async () => {
    const stream = new PassThrough();
    const out = watched(stream, 'it', patience);
    stream.end(Buffer.alloc(100));
    await pass(200);
    expect(await drained(out)).toHaveLength(100);
  });
});
