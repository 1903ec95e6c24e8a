/** The steps of an image: their layers, directories and users. */
import { describe, expect, test } from '@jest/globals';
import { attribute } from '../../src/dockerfile/attribution/attribute-layers.ts';
import { type BuildStep, buildSteps, optionsOf, resolved } from '../../src/dockerfile/build/build-steps.ts';
import { chainOf } from '../../src/dockerfile/build/stages.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { manifestOf } from '../kit/archives/layers-of-entries.ts';

/** The steps of a Dockerfile whose image has this history; `-` marks entries without a layer. */
function stepsOf(lines: readonly string[], history: readonly string[]): BuildStep[] {
  const parsed = parseDockerfile(lines.join('\n'));
  const entries = history.map(text => ({ createdBy: text.replace(/^-/, ''), emptyLayer: text.startsWith('-') }));
  const manifest = manifestOf(entries.filter(({ emptyLayer }) => !emptyLayer).length);
  Object.assign(manifest.config, { history: entries });
  const dockerfile = { parsed, path: 'Dockerfile', target: null, ignoreFile: null };
  return buildSteps(manifest, { dockerfile, steps: chainOf(parsed, null) }, attribute(parsed, entries));
}

/** What the last step, a RUN, runs under. */
function lastOf(lines: readonly string[], base: readonly string[] = []) {
  const { workdir, user } = stepsOf(['FROM a', ...lines, 'RUN x'], [...base, 'RUN /bin/sh -c x # buildkit']).at(
    -1,
  ) as BuildStep;
  return { workdir, user };
}

test('each step has its layer, options and body', () => {
  const steps = stepsOf(
    ['FROM a', 'ENV A=b', 'COPY --chown=5:5 --link  b /c', 'RUN --mount=type=cache,target=/x \\', '  y && z'],
    [
      'ADD rootfs /',
      '-CMD x',
      '-ENV A=b',
      'COPY --chown=5:5 --link b /c # buildkit',
      'RUN /bin/sh -c y && z # buildkit',
    ],
  );
  expect(steps.map(({ layer, options, body }) => [layer, options, body])).toEqual([
    [null, [], 'A=b'],
    [1, ['--chown=5:5', '--link'], 'b /c'],
    [2, ['--mount=type=cache,target=/x'], 'y && z'],
  ]);
});

test('a step whose layer is not known has none', () => {
  const steps = stepsOf(['FROM a', 'RUN x', 'RUN y'], ['RUN /bin/sh -c y # buildkit']);
  expect(steps.map(({ layer }) => layer)).toEqual([null, 0]);
});

describe('the directory', () => {
  const cases: [string, string[], string | null, string[]?][] = [
    ['the root', [], '/'],
    ['absolute', ['WORKDIR /a/b'], '/a/b'],
    ['relative to the one before', ['WORKDIR /a', 'WORKDIR b/../c/.'], '/a/c'],
    ['in quotes', ['WORKDIR "/a b"'], '/a b'],
    ['not above the root', ['WORKDIR ../../a'], '/a'],
    ['a variable', ['ENV A=/a', 'WORKDIR $A/b'], '/a/b'],
    ['a variable in braces', ['ENV A=/a B=c', 'WORKDIR ${A}/${B}'], '/a/c'],
    ['the old form of ENV', ['ENV A /a', 'WORKDIR $A'], '/a'],
    ['an argument with a default', ['ARG A=/a', 'WORKDIR $A'], '/a'],
    ['a variable of a variable', ['ENV A=/a', 'ENV B=$A/b', 'WORKDIR $B'], '/a/b'],
    ['an argument without one', ['ARG A', 'WORKDIR $A'], null],
    ['a form that is not known', ['ENV A=/a', 'WORKDIR ${A:-/b}'], null],
    ['relative to one that is not known', ['WORKDIR $A', 'WORKDIR b'], null],
    ['absolute after one that is not known', ['WORKDIR $A', 'WORKDIR /b'], '/b'],
    ['that of the base image', [], '/base', ['-ENV X=/base', '-WORKDIR /base']],
    ['relative to that of the base image', ['WORKDIR a'], '/base/a', ['-WORKDIR /base']],
    ['a variable of the base image', ['WORKDIR $X/a'], '/base/a', ['-ENV X=/base']],
  ];
  test.each(cases)('%s', (...[, lines, expected, base]) => {
    expect(lastOf(lines, base).workdir).toBe(expected);
  });
});

test('a value that the build was given is in the history', () => {
  const lines = ['FROM a', 'ARG A=/a', 'ARG U=b', 'WORKDIR $A/x', 'USER $U', 'RUN y'];
  const history = [
    '-ARG A=/srv',
    '-ARG U=c',
    '-WORKDIR /srv/x',
    '-USER c',
    'RUN |2 A=/srv U=c /bin/sh -c y # buildkit',
  ];
  expect(stepsOf(lines, history).at(-1)).toMatchObject({ layer: 0, workdir: '/srv/x', user: 'c' });
});

describe('the user', () => {
  const cases: [string, string[], string | null, string[]?][] = [
    ['that of the base image', [], null],
    ['that which the base image sets', [], 'node', ['-USER node']],
    ['set and set again', ['USER a', 'USER b:c'], 'b:c'],
    ['a variable', ['ENV A=b', 'USER $A'], 'b'],
    ['a variable that is not known', ['USER $A'], '$A'],
  ];
  test.each(cases)('%s', (...[, lines, expected, base]) => {
    expect(lastOf(lines, base).user).toBe(expected);
  });

  test('holds for the steps that follow, not for its own', () => {
    const steps = stepsOf(['FROM a', 'RUN x', 'USER b', 'RUN y'], ['RUN /bin/sh -c x', 'RUN /bin/sh -c y']);
    expect(steps.map(({ user }) => user)).toEqual([null, null, 'b']);
  });
});

test('the history is steps too', () => {
  const manifest = manifestOf(2);
  const history = ['ADD rootfs /', '-WORKDIR /a', 'RUN /bin/sh -c x # buildkit'].map(text => ({
    createdBy: text.replace(/^-/, ''),
    emptyLayer: text.startsWith('-'),
  }));
  Object.assign(manifest.config, { history });
  const parsed = parseDockerfile('ADD rootfs /\nWORKDIR /a\nRUN x\n');
  const steps = parsed.instructions.map(instruction => ({ instruction, shell: [], ofTarget: true, stage: 0 }));
  const found = buildSteps(manifest, { dockerfile: null, steps }, [1, 2, 3]);
  expect(found.map(({ layer, workdir }) => [layer, workdir])).toEqual([
    [0, '/'],
    [null, '/'],
    [1, '/a'],
  ]);
});

test('options end at the first other word', () => {
  expect(optionsOf('  --a --b=c d --e')).toEqual({ options: ['--a', '--b=c'], body: 'd --e' });
  expect(optionsOf('-a b')).toEqual({ options: [], body: '-a b' });
  expect(optionsOf('--a')).toEqual({ options: ['--a'], body: '' });
});

test.each([
  ['/a', 'b', '/a/b'],
  ['/a', '/b', '/b'],
  ['/', '../b', '/b'],
  ['/a/b', '../c//d/./', '/a/c/d'],
  ['/a', '.', '/a'],
  ['/', '', '/'],
])('from %s, %s is %s', (from, path, expected) => {
  expect(resolved(from, path)).toBe(expected);
});

test('the text has the values of variables, where all are known', () => {
  const expanded = (...lines: string[]) => stepsOf(['FROM a', ...lines], ['ENV B=/b']).at(-1)?.expanded;
  expect(expanded('ENV A="/a"', 'COPY --from=c "${A}" $A/d')).toBe('--from=c "/a" /a/d');
  expect(expanded('ENV A /a', 'COPY c ${A}')).toBe('c /a');
  expect(expanded('ENV A=/a', 'COPY $A $C')).toBe('$A $C');
});

test('values that double do not grow', () => {
  const doubling = Array.from({ length: 100 }, (_, n) => `ENV A${n + 1}=$A${n}$A${n}`);
  expect(lastOf(['ENV A0=/a', ...doubling, 'WORKDIR $A3'])).toMatchObject({ workdir: `${'/a'.repeat(8)}` });
  expect(lastOf(['ENV A0=/a', ...doubling, 'WORKDIR $A90'])).toMatchObject({ workdir: null });
});
