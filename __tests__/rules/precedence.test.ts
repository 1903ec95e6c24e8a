import { expect, test } from '@jest/globals';
import { inPrecedence, type Ranked } from '../../scripts/precedence.ts';

function ordered(...definitions: [file: string, more?: Omit<Ranked, 'id'>][]): string[] {
  const sources = definitions.map(([file, more]) => ({
    file,
    definition: { id: file.replace(/^.*\/|\.ts$/g, ''), ...more },
  }));
  return inPrecedence(sources, ['os', 'node']).map(({ definition }) => definition.id);
}

test('definitions come by folder, then by id; folders that are not listed come last', () => {
  expect(ordered(['aaa/x.ts'], ['node/b.ts'], ['node/a.ts'], ['os/z.ts'])).toEqual(['z', 'a', 'b', 'x']);
});

test('one that comes before others moves up to the first of them, with those that come before it', () => {
  expect(ordered(['os/a.ts'], ['os/b.ts'], ['os/c.ts', { before: ['b'] }], ['node/d.ts', { before: ['c'] }])).toEqual([
    'a',
    'd',
    'c',
    'b',
  ]);
  expect(ordered(['os/a.ts', { before: ['b'] }], ['os/b.ts'])).toEqual(['a', 'b']);
});

test('what comes last comes after all folders', () => {
  expect(ordered(['os/a.ts', { last: true }], ['node/b.ts'])).toEqual(['b', 'a']);
});

test('circles and unknown names are errors', () => {
  expect(() => ordered(['os/a.ts', { before: ['b'] }], ['os/b.ts', { before: ['a'] }])).toThrow(
    'a is before b is before a',
  );
  expect(() => ordered(['os/a.ts', { before: ['x'] }])).toThrow('a is before x, which does not exist');
});
