import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hints } from '../../../src/advice/hints/index.ts';
import { given, imageOf, layerOf } from '../../kit/reports/hint-cases.ts';

test('hints read any text without fail, in time that grows no faster than it', () => {
  const word = fc.constantFrom(
    'apt-get',
    'install',
    'curl',
    '-o',
    'COPY',
    '.',
    '&&',
    '"',
    '-ldflags',
    'https://a/b.zip',
    '$(',
    '\\',
  );
  fc.assert(
    fc.property(fc.constantFrom('RUN', 'COPY', 'ADD'), fc.array(word, { maxLength: 30 }), (keyword, words) => {
      const spec = { does: `${keyword} ${words.join(' ')}`, adds: { '/usr/a': 9_000_000 } };
      for (const hint of hints) given(hint, spec);
    }),
  );
  for (const piece of ['a', '-', '"', '--from=', '/', ' . ', '-s', 'x=']) {
    const started = performance.now();
    for (const keyword of ['RUN go build', 'COPY', 'ADD']) {
      const spec = { does: `${keyword} ${piece.repeat(300_000)}`, adds: { '/usr/a': 9_000_000 } };
      const [layer, image] = [layerOf(spec), imageOf(spec)];
      for (const hint of hints) if (hint.about === 'layer') hint.test(layer, image);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  }
});
