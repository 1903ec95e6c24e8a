import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { PATIENCE, watched } from '../../src/source/watchdog.ts';
import { drained } from '../kit/streams.ts';

const patience = { ...PATIENCE, firstByte: 150, nextByte: 80 };

describe('watched', () => {
  test('passes a stream on', async () => {
    const chunks = Array.from({ length: 50 }, (_, n) => Buffer.alloc(10_000, `${n}`));
    expect((await drained(watched(Readable.from(chunks), 'it', patience))).equals(Buffer.concat(chunks))).toBe(true);
  });

  test('gives the first byte more time than the next', async () => {
    const stream = new PassThrough();
    const reading = drained(watched(stream, 'it', patience));
    await sleep(110);
    stream.write('a');
    await sleep(40);
    stream.end('b');
    expect((await reading).toString()).toBe('ab');
  });

  test.each([
    ['first', [], '0.15'],
    ['next', ['a'], '0.08'],
  ])('fails when the %s byte does not come, and ends the stream', async (_, sent, seconds) => {
    const stream = new PassThrough();
    for (const part of sent) stream.write(part);
    await expect(drained(watched(stream, 'the engine', patience))).rejects.toMatchObject({
      name: 'MeasureError',
      message: `the engine sent nothing for ${seconds} seconds`,
      hint: expect.any(String),
    });
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
    await sleep(200);
  });

  test('waits for nothing after the end, however slowly it is read', async () => {
    const stream = new PassThrough();
    const out = watched(stream, 'it', patience);
    stream.end(Buffer.alloc(100));
    await sleep(200);
    expect(await drained(out)).toHaveLength(100);
  });
});
