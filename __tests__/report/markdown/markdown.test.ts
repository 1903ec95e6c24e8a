import { describe, expect, test } from '@jest/globals';
import { markdown } from '../../../src/report/markdown/markdown.ts';
import { expectFile } from '../../kit/oracles/expected-text.ts';
import { reportOf } from '../../kit/reports/build-report.ts';
import { FAILING, SAMPLES } from '../../kit/reports/report-samples.ts';

const repositoryUrl = 'https://github.example/owner/name/blob/0123abc';
const size = (text: string) => Buffer.byteLength(text);

describe('markdown report', () => {
  test.each(Object.entries(SAMPLES))('%s', (name, report) => {
    expectFile(`${name}.md`, markdown(report, name === 'failing' ? { repositoryUrl } : {}));
  });
});

test('a minimum that warns says which side is too low', () => {
  const budget = { budget: 'efficiency', status: 'warn', unit: 'ratio', actual: 0.9, warn: 0.95, fail: 0.8 } as const;
  expect(markdown(reportOf({ layers: [{ bytes: 1 }], budgets: [{ ...budget }] }))).toContain('| warns below 95 % |');
});

describe('links', () => {
  const linked = (path: string) => {
    const layers = [{ bytes: 5_000_000, createdBy: 'RUN x', dockerfile: path, line: 3 }];
    return markdown(reportOf({ layers }), { repositoryUrl }).match(/\]\((\S+)\)/)?.[1] ?? null;
  };

  test.each([
    ['Dockerfile', `${repositoryUrl}/Dockerfile#L3`],
    ['./docker/web/Dockerfile', `${repositoryUrl}/docker/web/Dockerfile#L3`],
    ['a b/(x)?#%.df', `${repositoryUrl}/a%20b/%28x%29%3F%23%25.df#L3`],
    ['half\ud83d', `${repositoryUrl}/half%EF%BF%BD#L3`],
    ['/etc/Dockerfile', null],
    ['../Dockerfile', null],
    ['a/../../Dockerfile', null],
    ['C:/Dockerfile', null],
    ['a\\b', null],
  ])('to %j are %s', (path, link) => expect(linked(path)).toBe(link));
});

describe('a report that is too long', () => {
  const full = markdown(SAMPLES.several);
  const short = markdown(SAMPLES.several, { limit: size(full) - 1 });
  const headlines = markdown(SAMPLES.several, { limit: size(short) - 1 });

  test('loses its details first, then all but its headlines, and says so', () => {
    expect(full).toContain('<details>');
    expect(short).not.toContain('<details>');
    expect(short).toContain('#### What to do');
    expect(short).toContain('The details were left out');
    expect(headlines).not.toContain('What to do');
    expect(headlines.match(/^### /gm)).toHaveLength(3);
    expect(headlines).toContain('Only the verdicts are shown');
  });

  test('keeps to its limit with thousands of images', () => {
    const many = reportOf(...Array.from({ length: 300 }, () => FAILING));
    for (const limit of [1_000_000, 65_536, 5_000]) expect(size(markdown(many, { limit }))).toBeLessThanOrEqual(limit);
    expect(markdown(many, { limit: 65_536 })).toContain('… and 100 more');
  });

  test('keeps to GitHub’s limit by itself', () => {
    const long = {
      ...FAILING,
      layers: Array.from({ length: 150 }, () => ({ bytes: 1, createdBy: '汉'.repeat(10_000) })),
    };
    expect(size(markdown(reportOf({ ...long, wasted: [], findings: [] })))).toBeLessThan(2 ** 20);
  });
});

test('lists that are cut say so', () => {
  const wasted = Array.from({ length: 1_021 }, (_, n) => ({
    path: `/f${n}`,
    bytes: n,
    cause: 'deleted' as const,
    addedIn: n % 200,
    wastedIn: 200,
  }));
  const layers = Array.from({ length: 201 }, () => ({ bytes: 1_000_000 }));
  const text = markdown(reportOf({ layers, wasted }));
  expect(text).toContain('<summary>Biggest wasted files (20 of 1,021 files, ');
  expect(text).toContain('… and 1,001 more; `--json` lists all.');
  expect(text).toContain('… and 51 more; `--json` lists all.');
  expect(text).toContain('… and 100 more; `--json` lists all.');
});
