/** Layers are matched by content, then by instruction, never by position. */
import { describe, expect, test } from '@jest/globals';
import { layerGrowth } from '../../src/baseline/growth/layer-growth.ts';
import { imageFacts, type LayerSpec } from '../kit/reports/image-facts.ts';

/** Each row as `change before>after bytes`, with the indexes of its layers. */
function rows(before: readonly LayerSpec[], after: readonly LayerSpec[]): string[] {
  return layerGrowth(imageFacts({ layers: before }), imageFacts({ layers: after })).map(
    ({ change, sameInstruction, layers, bytes }) =>
      `${change}${sameInstruction ? '=' : ''} ${layers.before?.index ?? '-'}>${layers.after?.index ?? '-'} ${bytes}`,
  );
}

const layer = (content: string, bytes: number, createdBy = `RUN make ${content}`): LayerSpec => ({
  ...{ content, bytes, createdBy },
});

describe('layers', () => {
  test('with the same content are the same, wherever they are', () => {
    const [a, b, c] = [layer('a', 5), layer('b', 7), layer('c', 9)];
    expect(rows([a, b], [c, b, a])).toEqual(['new ->0 9', 'same 1>1 0', 'same 0>2 0']);
  });

  test('that come twice are matched one by one', () => {
    const a = layer('a', 5);
    expect(rows([a], [a, a])).toEqual(['new ->1 5', 'same 0>0 0']);
    expect(rows([a, a], [a])).toEqual(['gone 1>- -5', 'same 0>0 0']);
  });

  test('with one instruction and other content have changed', () => {
    expect(rows([layer('a', 5, 'RUN x')], [layer('b', 8, 'RUN x')])).toEqual(['changed= 0>0 3']);
  });

  test('are not matched by position', () => {
    expect(rows([layer('a', 5, 'RUN apt-get update')], [layer('b', 8, 'COPY . /app')])).toEqual([
      'new ->0 8',
      'gone 0>- -5',
    ]);
    expect(rows([layer('a', 5, 'RUN one thing')], [layer('b', 8, 'RUN two others')])).toEqual([
      'new ->0 8',
      'gone 0>- -5',
    ]);
  });

  test('keep their instruction when a new one comes before', () => {
    const old = [layer('a', 5, 'RUN pip install -r requirements.txt'), layer('b', 2, 'COPY . .')];
    const fresh = [
      layer('n', 4, 'RUN apt-get install curl'),
      layer('a2', 6, 'RUN pip install -r requirements.txt'),
      layer('b2', 2, 'COPY . .'),
    ];
    expect(rows(old, fresh)).toEqual(['new ->0 4', 'changed= 0>1 1', 'changed= 1>2 0']);
  });

  test('with half of their words in common have changed, with fewer they have not', () => {
    const [old, similar] = ['RUN apt-get install a b', 'RUN apt-get install c d'];
    expect(rows([layer('a', 5, old)], [layer('b', 6, similar)])).toEqual(['changed 0>0 1']);
    expect(rows([layer('a', 5, old)], [layer('b', 6, 'RUN apt-get c d e')])).toHaveLength(2);
  });

  test('with more at the end have changed', () => {
    const [old, longer] = ['RUN make', 'RUN make all'];
    expect(rows([layer('a', 5, old)], [layer('b', 6, `${longer} && find / -name x -exec rm {} +`)])).toEqual([
      'changed 0>0 1',
    ]);
    expect(rows([layer('a', 5, old)], [layer('b', 6, 'RUN maker of many things and others')])).toHaveLength(2);
  });

  test('of one line have changed, if the keyword is the same', () => {
    const at = (line: number, content: string, createdBy: string) => ({ ...layer(content, 1, createdBy), line });
    expect(rows([at(3, 'a', 'RUN one')], [at(3, 'b', 'RUN two')])).toEqual(['changed 0>0 0']);
    expect(rows([at(3, 'a', 'RUN one')], [at(4, 'b', 'RUN two')])).toHaveLength(2);
    expect(rows([at(3, 'a', 'RUN one')], [at(3, 'b', 'COPY two /')])).toHaveLength(2);
  });

  test('an equal instruction goes before any number of similar ones', () => {
    const old = [layer('a', 1, 'RUN make x y'), layer('b', 1, 'RUN make x z'), layer('c', 1, 'RUN make all')];
    const fresh = [layer('d', 1, 'RUN make all'), layer('e', 1, 'RUN make x y w'), layer('f', 1, 'RUN make x z w')];
    expect(rows(old, fresh)).toContain('changed= 2>0 0');
  });

  test('without a text are matched by content alone', () => {
    expect(rows([layer('a', 1, '')], [layer('b', 2, '')])).toEqual(['new ->0 2', 'gone 0>- -1']);
  });

  test('of the base are matched with those of the base alone', () => {
    const x = layer('x', 10);
    const [old, fresh] = [
      imageFacts({ layers: [layer('old', 100, 'ADD old /'), x], baseLayers: 1 }),
      imageFacts({ layers: [layer('new', 130, 'COPY new /'), x], baseLayers: 2 }),
    ];
    expect(layerGrowth(old, fresh).map(({ origin, change, bytes }) => [origin, change, bytes])).toEqual([
      ['upstream', 'new', 130],
      ['upstream', 'gone', -100],
      ['own', 'gone', -10],
      ['upstream', 'new', 10],
    ]);
  });

  test('a thousand on both sides take seconds at most', () => {
    const many = (side: string) => Array.from({ length: 1000 }, (_, n) => layer(`${side}${n}`, n, `RUN make ${n} a b`));
    const from = performance.now();
    expect(rows(many('a'), many('b'))).toHaveLength(1000);
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});
