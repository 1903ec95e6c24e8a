import { describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/main.ts';
import { ProgressReporter } from '../../src/progress.ts';
import { annotations } from '../../src/report/annotations.ts';
import { gitlab } from '../../src/report/gitlab.ts';
import { json, jsonValue } from '../../src/report/json.ts';
import { junit } from '../../src/report/junit.ts';
import { listingJson, listingText } from '../../src/report/listing.ts';
import { markdown } from '../../src/report/markdown/markdown.ts';
import { mergedJson } from '../../src/report/merged/json.ts';
import { mergedMarkdown } from '../../src/report/merged/markdown.ts';
import { mergedText } from '../../src/report/merged/text.ts';
import type { Merged } from '../../src/report/merged/types.ts';
import { sarif } from '../../src/report/sarif/sarif.ts';
import type { JsonReport } from '../../src/report/schema/report-schema.ts';
import { text } from '../../src/report/text/text.ts';
import type { Report } from '../../src/report/types.ts';
import { bytePath, HOSTILE_NAMES, HOSTILE_VALUES, hostileImage, RAW } from '../kit/hostile/hostile-names.ts';
import { reportOf } from '../kit/reports/build-report.ts';
import { sampled } from '../kit/runner/thorough.ts';

const CHECKOUT = { root: '/checkout', directory: '/checkout/app' };

/** As reports of other machines are merged: one that is read, and one that is missing, with a reason that names it. */
function mergedOf(report: Report): Merged {
  // Its digests would not pass the schema.
  const { images }: JsonReport = JSON.parse(json(report));
  const [{ name, source } = { name: '', source: { platform: '' } }] = images;
  return {
    verdict: null,
    images: images.map(image => ({ image, verdict: 'fail', accepted: { label: name, pullRequest: 7 } })),
    notMeasured: [
      { name, platform: source.platform, reason: `${name} is missing` },
      { name: null, platform: null, reason: name },
    ],
    isPlanned: true,
  };
}

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
  'merged text': report => mergedText(mergedOf(report), { colour: false, width: 1_000_000 }),
  'merged markdown': report => mergedMarkdown(mergedOf(report)),
  'merged markdown with links': report =>
    mergedMarkdown(mergedOf(report), { repositoryUrl: 'https://github.example/o/r/blob/0' }),
  'merged json': report => mergedJson(mergedOf(report)),
  sarif: report => sarif(report, { checkout: CHECKOUT }),
  gitlab: report => gitlab(report, CHECKOUT),
  junit: report => junit(report, CHECKOUT),
};

const JSON_FORMATS: ReadonlySet<string> = new Set(['json', 'merged json', 'sarif']);

/** The report of an image that has a name everywhere. Reporters only read it, so that one serves all. */
const reports = new Map<string, Report>();

function reportNaming(name: string): Report {
  const report = reports.get(name) ?? reportOf(hostileImage(name));
  reports.set(name, report);
  return report;
}

const harmless = reportNaming('harmless');

describe.each(Object.entries(REPORTERS))('%s', (name, reporter) => {
  const lines = reporter(harmless).split('\n').length;

  test.each(HOSTILE_NAMES.map(hostile => [JSON.stringify(hostile).slice(0, 60), hostile]))('%s', (_, hostile) => {
    const output = reporter(reportNaming(hostile));
    expectSafe(output);
    // JSON names what is not UTF-8 in one more line, and SARIF a place only if its path is safe; nothing else may add or swallow one.
    if (!JSON_FORMATS.has(name) && hostile.trim() !== '') expect(output.split('\n')).toHaveLength(lines);
  });
});

/** Every reporter above has each of them, on lines that are not wrapped. */
const SOME_NAMES = sampled(HOSTILE_NAMES, 3);

test.each([20, 80, 120])('text wrapped to %i columns', width => {
  for (const hostile of SOME_NAMES) {
    expectSafe(text(reportNaming(hostile), { colour: false, width, all: true, top: 0 }));
  }
});

test('colour codes are the only control characters of a coloured report', () => {
  for (const hostile of SOME_NAMES) {
    const coloured = text(reportNaming(hostile), { colour: true, width: 80, all: true, top: 0 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of src/report/format/paint.ts.
    expectSafe(coloured.replace(/\x1b\[(?:[0-2]|3[1-6])m/g, ''));
  }
});

test('JSON gives back every name', () => {
  for (const hostile of SOME_NAMES) {
    const report = reportNaming(hostile);
    expect(JSON.parse(json(report))).toEqual(JSON.parse(JSON.stringify(jsonValue(report))));
  }
});

test('annotations name files only by paths that are safe to print', () => {
  for (const hostile of HOSTILE_NAMES) {
    for (const { file } of annotations(reportNaming(hostile))) {
      if (file !== undefined) expectSafe(file);
    }
  }
});

describe('500 values and more', () => {
  test('are there', () => expect(new Set(HOSTILE_VALUES).size).toBeGreaterThan(500));

  test('stay in their place in every report', () => {
    for (const value of sampled(HOSTILE_VALUES, 23, 2)) {
      const report = reportNaming(value);
      for (const reporter of Object.values(REPORTERS)) expectSafe(reporter(report));
    }
  });

  test('keep the cells of every Markdown table', () => {
    const cells = (page: string) =>
      page.split('\n').flatMap(line => (line.startsWith('|') ? [line.replace(/\\\|/g, '').split('|').length] : []));
    const expected = cells(markdown(harmless));
    for (const value of sampled(HOSTILE_VALUES, 23, 2))
      if (value.trim() !== '') expect([value, cells(markdown(reportNaming(value)))]).toEqual([value, expected]);
  });

  test('are one line of a listing, and come back from its JSON', () => {
    for (const value of HOSTILE_VALUES) {
      const path = bytePath(value);
      const listed = { path, type: 'symlink', size: 0, mode: 0o777, uid: 0, gid: 0, layer: 0, link: path } as const;
      for (const line of [listingText(listed), listingJson(listed)]) {
        expectSafe(line);
        expect(line).not.toContain('\n');
      }
      const { path: shown, pathBase64 } = JSON.parse(listingJson(listed));
      if (pathBase64 === undefined) expect(Buffer.from(shown).toString('latin1')).toBe(path);
      else expect(Buffer.from(pathBase64, 'base64').toString('latin1')).toBe(path);
    }
  });

  test('are one line of progress', async () => {
    let written = '';
    const out = {
      isTTY: false,
      write: async (text: string) => {
        written += text;
      },
    };
    let time = 0;
    for (const value of HOSTILE_VALUES) {
      const progress = new ProgressReporter(out, () => time);
      progress.stage(`reading ${value}`, 10);
      time += 20_000;
      progress.advance(5);
    }
    expectSafe(written);
    expect(written.trimEnd().split('\n')).toHaveLength(HOSTILE_VALUES.length);
  });

  test('are one line of an error, and its hint', async () => {
    for (const value of sampled(HOSTILE_VALUES, 23)) {
      let said = '';
      const write = async (text: string) => {
        said += text;
      };
      const out = { write, isTTY: false, columns: 100 };
      const io = {
        env: { DOCKER_HOST: value },
        cwd: '/nowhere',
        arch: 'x64',
        temporaryFolder: '/nowhere',
        now: () => 0,
        date: () => new Date(),
        workers: { script: new URL('file:///nowhere'), count: 0 },
        page: new URL('file:///nowhere/'),
        stdin: () => null,
        stdout: out,
        stderr: out,
      };
      const code = await runCli({ ...io, argv: ['inspect', value], onSignal: () => () => undefined });
      expect([2, 3]).toContain(code);
      expectSafe(said);
    }
  });
});

function expectSafe(output: string): void {
  // One look for the usual case: thousands of expectations take seconds.
  if (!RAW.test(output) && !/##[\w.]*\[|^\s*::/m.test(output)) return;
  expect(output).not.toMatch(RAW);
  expect(output).not.toMatch(/##[\w.]*\[/);
  expect(output).not.toMatch(/^\s*::/m);
}
