/** An engine that stops answering must end in an error, never in a hang. */
import { Transform } from 'node:stream';
import { MeasureError } from '../errors.ts';

/** Engines stage an export before its first byte, for minutes with large images. */
export const PATIENCE = { firstByte: 20 * 60_000, nextByte: 2 * 60_000 };

/** Passes a stream on, failing when nothing has come for too long. @param who as messages call the sender */
export function watched(stream: NodeJS.ReadableStream, who: string, patience = PATIENCE): Transform {
  let timer: NodeJS.Timeout | null = null;
  const expect = (milliseconds: number) => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      out.destroy(
        new MeasureError(`${who} sent nothing for ${milliseconds / 1000} seconds`, {
          hint: 'It hangs or is overloaded. Look at its log; try again.',
        }),
      );
    }, milliseconds);
  };
  const out = new Transform({
    transform(chunk, _encoding, done) {
      expect(patience.nextByte);
      done(null, chunk);
    },
    destroy(error, done) {
      if (timer) clearTimeout(timer);
      if ('destroy' in stream && typeof stream.destroy === 'function') stream.destroy();
      done(error);
    },
  });
  expect(patience.firstByte);
  stream.on('error', error => out.destroy(error));
  stream.on('end', () => timer && clearTimeout(timer));
  stream.pipe(out);
  return out;
}
