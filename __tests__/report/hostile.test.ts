import { describe, expect, test } from '@jest/globals';
import { annotations } from '../../src/report/annotations.ts';
import { json, jsonValue } from '../../src/report/json.ts';
import { markdown } from '../../src/report/markdown.ts';
import { text } from '../../src/report/text.ts';
import type { Report } from '../../src/report/types.ts';
import { HOSTILE_NAMES, hostileImage, RAW } from '../kit/hostile.ts';
import { reportOf } from '../kit/report.ts';

/** Every reporter as text. Wide, since long names would be wrapped otherwise; that is tried separately. */
const REPORTERS: Readonly<Record<string, (report: Report) => string>> = {
  text: report => text(report, { colour: false, width: 1_000_000, all: false, top: 100 }),
  'text with all': report => text(report, { colour: false, width: 1_000_000, all: true, top: 0 }),
  markdown: report => markdown(report),
  'markdown with links': report => markdown(report, { repositoryUrl: 'https://github.example/o/r/blob/0' }),
  'short markdown': report => markdown(report, { limit: 100 }),
  json,
  annotations: report =>
    annotations(report)
      .flatMap(({ title, message }) => [title, message])
      .join('\n'),
};

const harmless = reportOf(hostileImage('harmless'));

describe.each(Object.entries(REPORTERS))('%s', (name, reporter) => {
  const lines = reporter(harmless).split('\n').length;

  test.each(HOSTILE_NAMES.map(hostile => [JSON.stringify(hostile).slice(0, 60), hostile]))('%s', (_, hostile) => {
    const output = reporter(reportOf(hostileImage(hostile)));
    expectSafe(output);
    // JSON names what is not UTF-8 in one more line; nothing else may add or swallow one.
    if (name !== 'json' && hostile.trim() !== '') expect(output.split('\n')).toHaveLength(lines);
  });
});

test.each([20, 80, 120])('text wrapped to %i columns', width => {
  for (const hostile of HOSTILE_NAMES) {
    expectSafe(text(reportOf(hostileImage(hostile)), { colour: false, width, all: true, top: 0 }));
  }
});

test('colour codes are the only control characters of a coloured report', () => {
  for (const hostile of HOSTILE_NAMES) {
    const coloured = text(reportOf(hostileImage(hostile)), { colour: true, width: 80, all: true, top: 0 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of src/report/paint.ts.
    expectSafe(coloured.replace(/\x1b\[(?:[0-2]|3[1-6])m/g, ''));
  }
});

test('JSON gives back every name', () => {
  for (const hostile of HOSTILE_NAMES) {
    const report = reportOf(hostileImage(hostile));
    expect(JSON.parse(json(report))).toEqual(JSON.parse(JSON.stringify(jsonValue(report))));
  }
});

test('annotations name files only by paths that are safe to print', () => {
  for (const hostile of HOSTILE_NAMES) {
    for (const { file } of annotations(reportOf(hostileImage(hostile)))) {
      if (file !== undefined) expectSafe(file);
    }
  }
});

function expectSafe(output: string): void {
  // One look for the usual case: thousands of expectations take seconds.
  if (!RAW.test(output) && !/##[\w.]*\[|^\s*::/m.test(output)) return;
  expect(output).not.toMatch(RAW);
  expect(output).not.toMatch(/##[\w.]*\[/);
  expect(output).not.toMatch(/^\s*::/m);
}
