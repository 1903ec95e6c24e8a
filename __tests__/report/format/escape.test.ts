import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cut, cutEnd, markdown, markdownBlock, markdownCode, terminal } from '../../../src/report/format/escape.ts';
import { width } from '../../../src/report/format/width.ts';
import { HOSTILE_NAMES, RAW } from '../../kit/hostile/hostile-names.ts';

const awkward = [
  ...'`|\\<>&*_~[]()!#@:;$-+=./ \n\r\t\0',
  '\x1b[',
  '::',
  '##',
  '##[',
  '\u202e',
  '\u2028',
  '\u200b',
  '\ud83d',
  'www.',
];

/** Any text, and text that is mostly what has a meaning somewhere. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ maxLength: 3 })), { maxLength: 20 })
    .map(parts => parts.join('')),
  fc.constantFrom(...HOSTILE_NAMES),
);

describe('terminal', () => {
  test.each([
    ['plain text stays', 'plain text stays'],
    ['café 汉字 😀', 'café 汉字 😀'],
    ['std::vector', 'std::vector'],
    ['\x1b[31m', '\\x1b[31m'],
    ['a\r\nb', 'a\\x0d\\x0ab'],
    ['a\0b', 'a\\x00b'],
    ['\x9b', '\\x9b'],
    ['\u034f', '\\u034f'],
    ['\u{110bd}', '\\u{110bd}'],
    ['\u202egnp', '\\u202egnp'],
    ['a\u2028b', 'a\\u2028b'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud83d', '\\ud83d'],
    ['::error::x', ':\\:error::x'],
    ['  ::error::x', '  :\\:error::x'],
    ['a ::error::x', 'a :\\:error::x'],
    ['##[error]x', '#\\#[error]x'],
    ['a ###[group]', 'a ##\\#[group]'],
    ['## heading', '## heading'],
  ])('%j becomes %j', (text, expected) => expect(terminal(text)).toBe(expected));

  test('is one safe line for any text, and changes nothing twice', () => {
    fc.assert(
      fc.property(anyText, text => {
        const safe = terminal(text);
        expect(safe).not.toMatch(RAW);
        expect(safe).not.toMatch(/[\r\n]/);
        expect(safe).not.toContain('##[');
        expect(safe.trim().startsWith('::')).toBe(false);
        expect(terminal(safe)).toBe(safe);
      }),
    );
  });
});

describe('markdown', () => {
  test.each([
    ['plain words, 12.3 MB', 'plain words, 12.3 MB'],
    ['a|b', 'a&#124;b'],
    ['<b>&', '&lt;b&gt;&amp;'],
    ['*x* _y_ ~z~', '\\*x\\* \\_y\\_ \\~z\\~'],
    ['[a](b)', '\\[a\\]\\(b\\)'],
    ['@user', '@&#8203;user'],
    ['#1 GH-2', '\\#&#8203;1 GH-&#8203;2'],
    ['https://a.example', 'https:&#8203;//a.example'],
    ['www.a.example', 'www&#8203;.a.example'],
    [':tada:', ':&#8203;tada:'],
    ['- item', '&#8203;- item'],
    ['1. item', '&#8203;1. item'],
    ['a\nb', 'a\\\\x0ab'],
  ])('%j becomes %j', (text, expected) => expect(markdown(text)).toBe(expected));

  test('is one line without markup for any text', () => {
    fc.assert(
      fc.property(anyText, text => {
        const safe = markdown(text);
        expect(safe).not.toMatch(RAW);
        expect(safe).not.toMatch(/[\n\r<>|]/);
        // What is left after taking every escape away has no meaning in Markdown.
        expect(safe.replace(/\\[\\`*_~[\]()!{}$#]|&(?:amp|lt|gt|#124|#8203);/g, '')).not.toMatch(/[\\`*_~[\]()!{}$#&]/);
        expect(safe).not.toMatch(/@\w|https?:\/|www\./i);
      }),
    );
  });
});

describe('markdownCode', () => {
  test.each([
    ['a', '`a`'],
    ['', ''],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['```', '```` ``` ````'],
    [' a ', '`  a  `'],
    ['a|b', '<code>a&#124;b</code>'],
    ['a\\|b', '<code>a\\\\&#124;b</code>'],
  ])('%j becomes %j', (text, expected) => expect(markdownCode(text)).toBe(expected));

  test('never ends early for any text', () => {
    fc.assert(
      fc.property(anyText, text => {
        const code = markdownCode(text);
        expect(code).not.toMatch(/[\n\r|]/);
        expect(code).not.toMatch(RAW);
        const fence = /^`+/.exec(code)?.[0] ?? '';
        if (fence === '') return;
        const inside = code.slice(fence.length, -fence.length);
        expect(code.endsWith(fence)).toBe(true);
        expect(inside.split(/[^`]+/)).not.toContain(fence);
      }),
    );
  });
});

describe('markdownBlock', () => {
  test('keeps lines and fences them', () => {
    expect(markdownBlock('a\n  b', 'dockerfile')).toBe('```dockerfile\na\n  b\n```');
    expect(markdownBlock('```\nx\n````', 'sh`\n')).toBe('`````sh\n```\nx\n````\n`````');
    expect(markdownBlock('a\r\n::error::x', '')).toBe('```\na\\x0d\n:\\:error::x\n```');
  });

  test('no line inside is a closing fence', () => {
    fc.assert(
      fc.property(anyText, text => {
        const [fence = '', ...lines] = markdownBlock(text, '').split('\n');
        expect(lines.pop()).toBe(fence);
        for (const line of lines) expect(line).not.toContain(fence);
      }),
    );
  });
});

describe('cut', () => {
  test.each([
    ['short', 10, 'short'],
    ['0123456789', 10, '0123456789'],
    ['0123456789a', 10, '01234…789a'],
    ['0123456789', 4, '01…9'],
    ['0123456789', 1, '…'],
    ['0123456789', 0, ''],
    ['😀😀😀😀', 5, '😀…😀'],
    ['汉字汉字', 6, '汉…字'],
  ])('%j in %i columns is %j', (text, max, expected) => expect(cut(text, max)).toBe(expected));

  test('keeps to its columns and never halves a character', () => {
    const whole = fc.string({ unit: fc.constantFrom('a', '😀', '汉', 'é', '\u0301') });
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 30 }), (text, max) => {
        for (const shorter of [cut(text, max), cutEnd(text, max)]) {
          expect(width(shorter)).toBeLessThanOrEqual(max);
          expect(shorter).not.toMatch(/\p{Cs}/u);
        }
      }),
    );
  });

  test.each([
    ['RUN apt-get update', 10, 'RUN apt-g…'],
    ['RUN make', 8, 'RUN make'],
    ['RUN make', 7, 'RUN ma…'],
    ['RUN make', 5, 'RUN…'],
    ['RUN make', 1, '…'],
    ['RUN make', 0, ''],
  ])('cutEnd keeps the beginning of %j in %i columns: %j', (text, max, expected) => {
    expect(cutEnd(text, max)).toBe(expected);
  });
});
