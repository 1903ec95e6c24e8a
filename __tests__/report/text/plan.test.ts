import { describe, expect, test } from '@jest/globals';
import { text } from '../../../src/report/text/text.ts';
import { type ImageSpec, reportOf } from '../../kit/reports/build-report.ts';
import { NO_PIP_CACHE, NO_RECOMMENDS, PLAN_OF_HISTORY } from '../../kit/reports/plan-samples.ts';
import { FAILING, HELPLESS, PASSING, WARNING } from '../../kit/reports/report-samples.ts';

function shown(image: ImageSpec, options: { all?: boolean; top?: number; width?: number } = {}): string {
  return text(reportOf(image), { colour: false, width: 100, all: false, top: 10, ...options });
}

/** An image of 100 MB that is over its size budget. */
function over(limit: number, more: Partial<ImageSpec> = {}): ImageSpec {
  return {
    ...PASSING,
    layers: [
      { bytes: 60_000_000, base: true },
      { bytes: 40_000_000, createdBy: 'RUN /bin/sh -c make # buildkit', line: 3 },
    ],
    baseName: 'debian:12',
    wasted: [],
    findings: [],
    plan: {},
    budgets: [{ budget: 'size', status: 'fail', actual: 100_000_000, fail: limit }],
    ...more,
  };
}

const FIRST = { title: 'First', bytes: 12_000_000 };
const SECOND = { title: 'Second', bytes: 3_000_000 };

describe('what edits lead to', () => {
  test('is the size with those that are needed', () => {
    const plan = { items: [FIRST, { ...SECOND, meets: ['size'] }] };
    expect(shown(over(85_100_000, { plan }))).toContain('  Fixing 1 and 2 brings size to 85.0 MB (limit 85.1 MB).\n');
    expect(shown(over(85_010_000, { plan }))).toContain('brings size to 85.00 MB (limit 85.01 MB).');
  });

  test('names other budgets that are met', () => {
    expect(shown(FAILING)).toContain('Fixing 1 brings size to 223 MB (limit 250 MB) and meets rules.pip-cache.');
  });

  test('says what is left if no edit meets the budget', () => {
    expect(shown(over(80_000_000, { plan: { items: [FIRST, SECOND] } }), { width: 200 })).toContain(
      '  With all of these, size stays 5.00 MB over its limit; what is left is 60.0 MB of debian:12 and 25.0 MB of your own layers.\n',
    );
    expect(shown(over(80_000_000), { width: 200 })).toContain(
      '  No edit helps enough: size stays 20.0 MB over its limit; what is left is 60.0 MB of debian:12 and 40.0 MB of your own layers.\n',
    );
    expect(shown(HELPLESS)).toContain('No edit here brings download within its limit.');
  });

  test('is nothing if nothing is worth doing', () => {
    expect(shown(WARNING)).toContain('\n  Nothing to do: no edit frees enough to be worth it.\n');
    const small = { small: [{ title: 'Small', bytes: 1000 }] };
    expect(shown({ ...WARNING, plan: small })).toContain('worth it. 1 small edit would free 1.00 kB (--all).');
  });

  test('says with --all why the standalone output of Next.js is not copied alone', () => {
    const report = reportOf(WARNING);
    const [image] = report.images;
    if (image === undefined) throw new Error('no image');
    const edits = { ...image.edits, noStandalone: { reason: 'a\u001b[31m link', isUnread: false } };
    const lines = (all: boolean) =>
      text({ ...report, images: [{ ...image, edits }] }, { colour: false, width: 200, all, top: 10 });
    expect(lines(true)).toContain("  Next.js's standalone output is not copied alone: a\\x1b[31m link.\n");
    expect(lines(false)).not.toContain('standalone');
    expect(shown(WARNING, { all: true })).not.toContain('standalone');
  });

  test('names findings that no edit fits', () => {
    const findings = [
      { rule: 'apt-lists', layers: [{ index: 1, bytes: 20_000_000 }], paths: ['/var/lib/apt/lists/a'] },
    ];
    expect(shown(over(80_000_000, { findings }))).toContain(
      '  No edit fits 20.0 MB: apt-lists. --all says what to do.\n',
    );
    const plan = { items: [{ ...FIRST, findings: ['apt-lists'] }] };
    expect(shown(over(80_000_000, { findings, plan }))).not.toContain('No edit fits');
  });
});

describe('an edit', () => {
  test('says what it leaves out, the biggest first', () => {
    const lines = shown(over(90_000_000, { plan: { items: [{ ...NO_RECOMMENDS, meets: ['size'] }] } }), { width: 80 });
    expect(lines).toContain('≈21.8 MB    ≈78.2 MB  size\n');
    expect(lines).toContain(
      '     leaves out: manpages-dev 12.1 MB, dpkg-dev 2.10 MB, xz-utils 1.23 MB and 3\n     more\n',
    );
    expect(lines).toContain('brings size to about 78.2 MB');
  });

  test('makes all sizes after it estimates', () => {
    const plan = { items: [{ ...FIRST, exact: false }, SECOND] };
    expect(shown(over(10, { plan }))).toMatch(/2 {2}Second +3\.00 MB +≈85\.0 MB/);
  });

  test('has no more than eight lines', () => {
    const added = Array.from({ length: 30 }, (_, n) => `RUN step ${n}`);
    const edits = [{ path: 'Dockerfile', line: 3, diff: '', hunks: [{ line: 3, removed: [], added }] }];
    const image = over(90_000_000, { plan: { items: [{ ...FIRST, meets: ['size'], edits }] } });
    expect(
      shown(image)
        .split('\n')
        .filter(line => /\+ RUN step/.test(line)),
    ).toHaveLength(7);
    expect(shown(image)).toContain('… 23 more lines (--all)');
    expect(shown(image, { all: true }).match(/\+ RUN step/g)).toHaveLength(30);
  });

  test('of the history names the layer', () => {
    expect(shown({ ...FAILING, plan: PLAN_OF_HISTORY })).toMatch(
      /^ {5}layer 4 {2}- RUN pip install -r requirements\.txt$/m,
    );
  });
});

test('--top leaves edits out, and says so', () => {
  const plan = { items: [NO_PIP_CACHE, FIRST, SECOND].map(item => ({ ...item, meets: [] })) };
  expect(shown({ ...FAILING, plan }, { top: 1 })).toContain('  … 2 more, 15.0 MB (--all)\n');
});
