import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findRecommended, type LayerInstall } from '../../../src/packages/debian/recommended.ts';
import { type DebianState, packagesIn } from '../../../src/packages/debian/states.ts';

/** Packages as `name: Field=value; Field=value`, one a line. */
function packages(lines: string) {
  const paragraphs = lines
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const [name = '', rest = ''] = line.trim().split(/:\s*/, 2);
      const fields = rest.split(';').filter(field => field.includes('='));
      const given = fields.map(field => field.trim().replace('=', ': '));
      const version = given.some(field => field.startsWith('Version')) ? [] : ['Version: 1'];
      return [`Package: ${name}`, 'Status: install ok installed', ...version, ...given].join('\n');
    });
  const found = packagesIn(`${paragraphs.join('\n\n')}\n`);
  if (found === null) throw new Error('no packages');
  return found;
}

function state(layer: number, lines: string, automatic: string): DebianState {
  return { layer, packages: packages(lines), automatic: new Set(automatic.split(' ')) };
}

const EDITABLE: LayerInstall = { mode: 'editable', upgrades: false, words: new Set() };

interface Case {
  base?: string;
  after: string;
  automatic: string;
  used?: string[];
  install?: Partial<LayerInstall>;
}

function found({ base = 'libc:', after, automatic, used = [], install }: Case) {
  const result = findRecommended({
    states: [state(0, base, ''), state(1, `${base}\n${after}`, automatic)],
    installOf: () => ({ ...EDITABLE, ...install }),
    used: left => new Set(used.filter(name => left.has(name))),
  });
  return result && { leftOut: [...result.leftOut.keys()], names: result.edited.get(1) };
}

describe('what is only recommended', () => {
  test.each<[string, Case, { leftOut: string[]; names: string[] } | null]>([
    [
      'a package and what it needs',
      {
        after: 'curl: Depends=libcurl; Recommends=certs\nlibcurl:\ncerts: Depends=ssl\nssl:',
        automatic: 'libcurl certs ssl',
      },
      { leftOut: ['certs', 'ssl'], names: [] },
    ],
    [
      'not what is needed as well',
      { after: 'curl: Depends=ssl; Recommends=certs\ncerts: Depends=ssl\nssl:', automatic: 'certs ssl' },
      { leftOut: ['certs'], names: [] },
    ],
    [
      'not what is used',
      {
        after: 'curl: Recommends=certs, more\ncerts: Depends=ssl\nssl:\nmore:',
        automatic: 'certs ssl more',
        used: ['certs', 'ssl'],
      },
      { leftOut: ['more'], names: ['certs'] },
    ],
    ['nothing if all is needed', { after: 'a: Depends=b\nb:', automatic: 'b' }, null],
    ['nothing if all was asked for', { after: 'a: Recommends=b\nb:', automatic: '' }, null],
    [
      'the first alternative is kept',
      { after: 'a: Depends=b | c; Recommends=c\nb:\nc:', automatic: 'b c' },
      { leftOut: ['c'], names: [] },
    ],
    [
      'another alternative is kept by name',
      { after: 'a: Depends=b | c; Recommends=d\nc:\nd:', automatic: 'c d' },
      { leftOut: ['d'], names: ['c'] },
    ],
    [
      'one of several providers is kept by name',
      { after: 'a: Depends=mail; Recommends=d\nc: Provides=mail\nd: Provides=mail', automatic: 'c d' },
      { leftOut: ['d'], names: ['c'] },
    ],
    [
      'a version that is too old satisfies nothing',
      { base: 'libc:\nold:', after: 'a: Depends=old (>= 2) | new; Recommends=x\nnew:\nx:', automatic: 'new x' },
      { leftOut: ['x'], names: ['new'] },
    ],
    [
      'a name without a version satisfies no version',
      { base: 'libc:\np: Provides=v', after: 'a: Depends=v (>= 2) | new; Recommends=x\nnew:\nx:', automatic: 'new x' },
      { leftOut: ['x'], names: ['new'] },
    ],
    ['no answer if a needed package is missing', { after: 'a: Depends=gone; Recommends=b\nb:', automatic: 'b' }, null],
    [
      'a RUN that cannot be edited keeps all',
      { after: 'a: Recommends=b\nb:', automatic: 'b', install: { mode: 'as it is' } },
      null,
    ],
  ])('%s', (_, given, expected) => expect(found(given)).toEqual(expected));
});

describe('over several layers', () => {
  const run = (modes: LayerInstall['mode'][], states: DebianState[]) => {
    const result = findRecommended({
      states: [state(0, 'libc:', ''), ...states],
      installOf: layer => ({ ...EDITABLE, mode: modes[layer - 1] ?? 'as it is' }),
      used: () => new Set(),
    });
    return result && { leftOut: [...result.leftOut], edited: [...result.edited.keys()] };
  };
  const first = 'libc:\na: Recommends=b, c\nb:\nc:';

  test('what a later package needs moves to its layer', () => {
    const states = [state(1, first, 'b c'), state(2, `${first}\nd: Depends=b`, 'b c')];
    expect(run(['editable', 'without'], states)).toEqual({ leftOut: [['c', 1]], edited: [1] });
  });

  test('what a later command names moves too', () => {
    const states = [state(1, first, 'b c'), state(2, `${first}\nd:`, 'c')];
    expect(run(['editable', 'without'], states)).toEqual({ leftOut: [['c', 1]], edited: [1] });
  });

  test('a later RUN that would install it as recommended is edited too', () => {
    const states = [state(1, first, 'b c'), state(2, `${first}\nd: Recommends=b`, 'b c')];
    expect(run(['editable', 'editable'], states)).toEqual({
      leftOut: [
        ['b', 1],
        ['c', 1],
      ],
      edited: [1, 2],
    });
    expect(run(['editable', 'as it is'], states)).toEqual({ leftOut: [['c', 1]], edited: [1] });
  });

  test('an earlier RUN without Recommends may have chosen an alternative', () => {
    const chosen = 'libc:\nx: Depends=y | z\nz:';
    const states = [state(1, chosen, 'z'), state(2, `${chosen}\na: Recommends=b\nb:`, 'z b')];
    expect(run(['without', 'editable'], states)).toEqual({ leftOut: [['b', 2]], edited: [2] });
  });

  test('a RUN that gains nothing stays as it is', () => {
    const states = [state(1, first, 'b c'), state(2, `${first}\nd:`, 'b c')];
    expect(run(['editable', 'editable'], states)?.edited).toEqual([1]);
  });

  test('nothing is certain if a package goes again', () => {
    expect(
      run(['editable', 'editable'], [state(1, first, 'b c'), state(2, 'libc:\na: Recommends=b\nb:', 'b')]),
    ).toBeNull();
  });
});

describe('upgrades in the same layer', () => {
  const upgraded = (needs: string, install: Partial<LayerInstall> = {}) =>
    findRecommended({
      states: [
        state(0, 'libc: Version=1', ''),
        state(1, `libc: Version=2\na: Depends=${needs}; Recommends=b\nb: Depends=libc (>= 2)`, 'b'),
      ],
      installOf: () => ({ ...EDITABLE, ...install }),
      used: () => new Set(),
    });

  test('are certain if what stays needs them, a command names them or all is upgraded', () => {
    expect(upgraded('libc (>= 2)')).not.toBeNull();
    expect(upgraded('libc', { words: new Set(['libc']) })).not.toBeNull();
    expect(upgraded('libc', { upgrades: true })).not.toBeNull();
  });

  test('are not if only the recommended package needs them', () => {
    expect(upgraded('libc')).toBeNull();
    expect(upgraded('libc (>= 1)')).toBeNull();
  });
});

test('what stays is complete: it needs nothing of what goes', () => {
  const name = fc.nat(9).map(n => `p${n}`);
  const relations = fc.array(fc.array(name, { minLength: 1, maxLength: 2 }), { maxLength: 3 });
  const graph = fc.array(fc.record({ depends: relations, recommends: relations, manual: fc.boolean() }), {
    minLength: 10,
    maxLength: 10,
  });
  fc.assert(
    fc.property(graph, all => {
      const field = (label: string, given: string[][]) =>
        given.length === 0 ? '' : `${label}=${given.map(one => one.join(' | ')).join(', ')};`;
      const lines = all.map(
        ({ depends, recommends }, n) => `p${n}: ${field('Depends', depends)}${field('Recommends', recommends)}`,
      );
      const automatic = all.flatMap(({ manual }, n) => (manual ? [] : `p${n}`)).join(' ');
      const result = findRecommended({
        states: [state(0, 'libc:', ''), state(1, `libc:\n${lines.join('\n')}`, automatic)],
        installOf: () => EDITABLE,
        used: () => new Set(),
      });
      const gone = result?.leftOut ?? new Map<string, number>();
      for (const [n, { depends, manual }] of all.entries()) {
        if (manual) expect(gone.has(`p${n}`)).toBe(false);
        if (gone.has(`p${n}`)) continue;
        for (const clause of depends) expect(clause.some(one => !gone.has(one))).toBe(true);
      }
    }),
  );
});
