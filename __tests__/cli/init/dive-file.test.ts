/** The CI files of https://github.com/wagoodman/dive (MIT), and what its tests refuse. */
import { describe, expect, test } from '@jest/globals';
import { readDiveFile } from '../../../src/cli/init/dive-file.ts';
import { ConfigError } from '../../../src/errors.ts';

const read = (text: string) => readDiveFile(Buffer.from(text), '.dive-ci');

/** dive's `.data/.dive-ci`. */
const WITH_PLUGIN = `---
plugins:
  - plugin1

rules:
  # If the efficiency is measured below X%, mark as failed. (expressed as a percentage between 0-1)
  lowestEfficiency: 0.95

  # If the amount of wasted space is at least X or larger than X, mark as failed. (expressed in B, KB, MB, and GB)
  highestWastedBytes: 20Mb

  # If the amount of wasted space makes up for X% of the image, mark as failed.
  highestUserWastedPercent: 0.5

  plugin1/rule1: error
`;

const rules = (lowestEfficiency: unknown, highestWastedBytes: unknown, highestUserWastedPercent: unknown) => ({
  ...{ lowestEfficiency, highestWastedBytes, highestUserWastedPercent, defaults: [], unknown: [] },
});

describe('its own examples', () => {
  test.each([
    ['.data/.dive-ci', WITH_PLUGIN, { ...rules(0.95, 20_000_000, 0.5), unknown: ['plugin1/rule1'] }],
    [
      'the README and dive-ci-legacy.yaml',
      'rules:\n  lowestEfficiency: 0.95\n  highestWastedBytes: 20MB\n  highestUserWastedPercent: 0.20\n',
      rules(0.95, 20_000_000, 0.2),
    ],
    [
      'default-ci-config/.dive-ci',
      'rules:\n  lowestEfficiency: 0.96\n  highestWastedBytes: 19Mb\n  highestUserWastedPercent: 0.6\n',
      rules(0.96, 19_000_000, 0.6),
    ],
    [
      'dive-enable-ci.yaml',
      "ci: true\nrules:\n  lowest-efficiency-threshold: '0.10'\n  highest-wasted-bytes: '20MB'\n  highest-user-wasted-percent: '0.90'\n",
      rules(0.1, 20_000_000, 0.9),
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

test.each(['disabled', 'Disabled', 'off', 'false', "''", "' off '"])('%s switches a rule off', word => {
  expect(read(`rules:\n  lowestEfficiency: ${word}\n  highestWastedBytes: ${word}\n`)).toEqual({
    ...rules(null, null, 0.1),
    defaults: ['highestUserWastedPercent'],
  });
});

test('a rule that is missing or empty has its default', () => {
  expect(read('rules:\n  highestUserWastedPercent:\n')).toEqual({
    ...rules(0.9, null, 0.1),
    defaults: ['lowestEfficiency', 'highestWastedBytes', 'highestUserWastedPercent'],
  });
});

test.each([
  ['20 MB', 20_000_000],
  ['20m', 20_000_000],
  ['1.5GiB', 1_610_612_736],
  ['1,000 KB', 1_000_000],
  ['42', 42],
])('%s is read as go-humanize does', (text, size) => {
  expect(read(`rules: { highestWastedBytes: "${text}" }`).highestWastedBytes).toBe(size);
});

test.each([
  ['lowestEfficiency: 1.1', 'lowestEfficiency is "1.1"'],
  ['lowestEfficiency: 95 %', 'lowestEfficiency is "95 %"'],
  ['highestWastedBytes: a lot', 'highestWastedBytes is "a lot"'],
  ['highestUserWastedPercent: -0.1', 'highestUserWastedPercent is "-0.1"'],
  ['highestUserWastedPercent: [1, 2]', 'highestUserWastedPercent is "1,2"'],
  ['lowestEfficiency: &a 0.1', 'anchors'],
])('%s is refused with its place', (line, message) => {
  expect.assertions(2);
  try {
    read(`rules:\n  ${line}\n`);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ message: expect.stringContaining(message), position: { path: '.dive-ci', line: 2 } });
  }
});

test('a file of something else is refused', () => {
  expect(() => read('version: 1\n')).toThrow('there is no mapping "rules"');
  expect(() => read('')).toThrow('there is no mapping "rules"');
});
