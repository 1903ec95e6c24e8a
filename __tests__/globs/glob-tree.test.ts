import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minimatch } from 'minimatch';
import { checkPattern, escapeGlob, GLOB_OPTIONS } from '../../src/globs/glob-pattern.ts';
import { compile, type State } from '../../src/globs/glob-tree.ts';
import { runs, thorough } from '../kit/runner/thorough.ts';

const end = (root: State, path: string): State =>
  path
    .slice(1)
    .split('/')
    .reduce((state, name) => state.step(name), root);

const last = (root: State, path: string): readonly number[] => {
  const slash = path.lastIndexOf('/');
  return (slash === 0 ? root : end(root, path.slice(0, slash))).last(path.slice(slash + 1));
};

const accepts = (patterns: string[], path: string): readonly number[] => end(compile(patterns), path).accepts;

const expected = (patterns: string[], path: string): number[] =>
  patterns.flatMap((pattern, n) => (minimatch(path, pattern, GLOB_OPTIONS) ? [n] : []));

describe('compile', () => {
  test.each<[path: string, ...patterns: string[]]>([
    ['/a', '/**', '/*', '/**/a', '/a/**', '**', 'a', '*', '/', '/a/', '!/b', '#'],
    ['/a/b', '/a/**', '/a/**/b', '/**/b', '/**/**/b', '/a/**/**', '/**/a/**', 'a/b', '**/b', '*/b', '**/a/b/**'],
    ['/.a/.b', '/*/*', '/**', '/.*/.*', '/**/.b', '/?a/[.]b', '/**/*b'],
    ['/a/b/c/d', '/**/b/**/d', '/a/**/c/**', '/**/c/**/b', '/a/*/**/d', '/{a,x}/{b,y}/**', '/a/!(x)/c/!(c)'],
    ['/v/CVS/Root', '/**/CVS/{Entries,Repository,Root}', '/**/CVS/**', '/v/../v/**', '/v/./CVS/Root'],
    ['/a/{b}', '/a/{b}', '/a/\\{b\\}', '/a/*'],
    ['/x/150', '/x/{1..200}', '/x/{151..400}', '/**/{100..300}'],
    [
      '/a/b',
      '{/a,/x/*,}/b',
      '{/a,x,}/b',
      '{,/a}/b',
      '/{,a}/**',
      '/{a,}/b',
      '/a/{,b}',
      '/{a/b,c}',
      '/{a,c}/{b,?}',
      '/a/{[b-b],[b],c}',
      '/a/[a-c]',
      '/a/{b',
    ],
    ['/a*|b*/c', '/{a*,b*}/c', '/a*|b*/c', '/{a\\*|b\\*,x}/c'],
    ['/é/🦊', '/?/?', '/é/*', '/**/🦊', '/[é]/[🦊]'],
  ])('%s is matched as by minimatch', (path, ...patterns) => {
    expect(accepts(patterns, path)).toEqual(expected(patterns, path));
  });

  const name = fc.oneof(
    fc.constantFrom(
      'a',
      'b',
      'ab',
      '.a',
      '.git',
      'a.deb',
      'x,y',
      '{a',
      'a}',
      '*',
      '[a]',
      '!a',
      '#a',
      'é',
      '🦊',
      '\xff',
      ' ',
    ),
    fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom(...'ab.!(){}[]*?|,\\-1é') }),
  );
  const component = name.filter(text => text !== '.' && text !== '..');
  const part = fc.oneof(
    fc.constantFrom(
      '**',
      '**',
      '*',
      '?',
      'a',
      'b',
      '.*',
      '*.deb',
      '!(a)',
      '!(a|*b)',
      '@(a|b)',
      '+(a)',
      '?(a)b',
      '*(a|b)',
    ),
    fc.constantFrom(
      '{a,b}',
      '{a,**}',
      '{,a}',
      '{a/b,b}',
      'a{b,.deb}',
      '[ab]',
      '[!a]',
      '..',
      '.',
      '',
      '{1..3}',
      'a{b,c{d,}}',
    ),
    name,
  );
  const pattern = fc
    .tuple(fc.constantFrom('/', '/', '/', '{/a,/b/*,}/', '', '!', '#'), fc.array(part, { minLength: 1, maxLength: 6 }))
    .map(([first, parts]) => first + parts.join('/'))
    .filter(text => checkPattern(text) === null);
  const path = fc.array(component, { minLength: 1, maxLength: 6 }).map(parts => `/${parts.join('/')}`);

  test('equals minimatch on any patterns and paths', () => {
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 8 }),
        fc.array(path, { maxLength: 12 }),
        (patterns, paths) => {
          const root = compile(patterns);
          for (const one of paths) {
            expect([one, end(root, one).accepts]).toEqual([one, expected(patterns, one)]);
            expect([one, last(root, one)]).toEqual([one, expected(patterns, one)]);
          }
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  test('a settled state keeps its answer for everything below', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), path, path, (patterns, above, below) => {
        const state = end(compile(patterns), above);
        fc.pre(state.settled);
        expect(expected(patterns, above + below)).toEqual([...state.accepts]);
      }),
    );
  });

  test('directories that a pattern decides as a whole are settled, also as dead', () => {
    const root = compile(['/var/cache/apt/**', '/tmp/**']);
    expect(end(root, '/var/cache/apt/x')).toMatchObject({ settled: true, accepts: [0] });
    expect(end(root, '/usr')).toMatchObject({ settled: true, accepts: [] });
    expect(end(root, '/var')).toMatchObject({ settled: false, accepts: [] });
  });

  test('many more states than are kept change no answer', () => {
    // Each subset of the last 17 components is a state of its own.
    const patterns = [`/**/a/${'*/'.repeat(16)}end`, '/**/end'];
    const root = compile(patterns);
    let state = root;
    let bits = 1;
    let wrong = 0;
    const names: string[] = [];
    for (let n = 0; n < (thorough ? 150_000 : 60_000); n++) {
      bits = (bits * 1103515245 + 12345) % 2147483648;
      const next = bits % 3 === 0 ? 'a' : 'b';
      names.push(next);
      state = state.step(next);
      if (state.step('end').accepts.length !== (names[n - 16] === 'a' ? 2 : 1)) wrong += 1;
    }
    expect(wrong).toBe(0);
  });
});

describe('checkPattern', () => {
  test.each<[pattern: string, reason: string | null]>([
    ['', 'is empty'],
    ['/a'.repeat(512), null],
    [`/${'/a'.repeat(512)}`, 'is longer than 1024 characters'],
    ['/{1..1025}', 'has braces that expand to more than 1024 patterns'],
    ['/{1..100000}', 'has braces that expand to more than 1024 patterns'],
    [`/${'{a,b}'.repeat(11)}`, 'has braces that expand to more than 1024 patterns'],
    [`/${'{a,b}'.repeat(9)}/${'x'.repeat(900)}`, 'has braces that expand to more than 65536 characters'],
    // 128 patterns of 511 characters, and one more of 128 or 129.
    [`{/${'{a,b}'.repeat(7)}${'x'.repeat(503)},/${'y'.repeat(127)}}`, null],
    [
      `{/${'{a,b}'.repeat(7)}${'x'.repeat(503)},/${'y'.repeat(128)}}`,
      'has braces that expand to more than 65536 characters',
    ],
    [`/${'{a,{b,'.repeat(150)}`, null],
    [`/${'{a,b}'.repeat(9)}`, null],
    ['/{1..1024}', null],
    ['/var/**/!(a|b)*.{deb,rpm}', null],
  ])('case %#', (pattern, reason) => {
    expect(checkPattern(pattern)).toBe(reason);
  });

  test('says why minimatch cannot read a pattern', () => {
    expect(checkPattern(`/${'+('.repeat(300)}${')'.repeat(300)}`)).toMatch(/^cannot be read: /);
  });
});

describe('escapeGlob', () => {
  test('matches the text itself and nothing else', () => {
    const text = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'ab*?[]{}(),!@+|\\$#-. ~^é') });
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(one !== '.' && one !== '..' && other !== '.' && other !== '..');
        const pattern = `/x/${escapeGlob(one)}/{a,b}/**`;
        expect(accepts([pattern], `/x/${one}/b/c`)).toEqual([0]);
        if (one !== other) expect(accepts([pattern], `/x/${other}/b/c`)).toEqual([]);
      }),
    );
  });
});
