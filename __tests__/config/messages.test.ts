import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quote } from '../../src/config/messages.ts';
import { nearest } from '../../src/config/nearest.ts';

const BUDGETS = ['size', 'download', 'layer', 'layers', 'wasted', 'removable', 'waste', 'efficiency', 'rules'];

describe('nearest', () => {
  test.each([
    ['maxSize', 'size'],
    ['max_size', 'size'],
    ['SIZE', 'size'],
    ['sizw', 'size'],
    ['total', 'size'],
    ['Layers', 'layers'],
    ['maxLayers', 'layers'],
    ['wastes', 'wasted'],
    ['effi', 'efficiency'],
    ['compressed', 'download'],
    ['rule', 'rules'],
    ['zebra', null],
    ['', null],
    ['-', null],
    ['x', null],
  ])('%j is near %j', (word, known) => {
    expect(nearest(word, BUDGETS)).toBe(known);
  });

  test('a habit counts only where its meaning is known', () => {
    expect(nearest('error', ['warn', 'fail'])).toBe('fail');
    expect(nearest('error', ['context', 'target'])).toBeNull();
  });

  test('finds every known word itself', () => {
    for (const word of BUDGETS) expect(nearest(word, BUDGETS)).toBe(word);
  });
});

describe('quote', () => {
  test.each([
    ['plain', '"plain"'],
    ['a "b" \\', '"a \\"b\\" \\\\"'],
    ['line\nfeed\r\ttab', '"line\\nfeed\\r\\ttab"'],
    ['\u001b[31m', '"\\u{1b}[31m"'],
    ['\u202eevil\u2066', '"\\u{202e}evil\\u{2066}"'],
    ['\ud800', '"\\u{d800}"'],
    ['größe 日本 🐳', '"größe 日本 🐳"'],
    ['x'.repeat(60), `"${'x'.repeat(60)}"`],
    ['x'.repeat(61), `"${'x'.repeat(59)}…"`],
  ])('%j', (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });

  test('never lets anything through that does not print', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(quote(text)).not.toMatch(/[^\P{C}]|[^\P{Z} ]/u);
      }),
    );
  });
});
