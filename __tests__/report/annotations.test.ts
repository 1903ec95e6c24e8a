import { describe, expect, test } from '@jest/globals';
import { annotations } from '../../src/report/annotations.ts';
import { reportOf } from '../kit/reports/build-report.ts';
import { BY_THREE_BYTES, CLEAN, FAILING, INSPECTED, PASSING, SAMPLES, WARNING } from '../kit/reports/report-samples.ts';

const title = 'imagebudget: web:ci';

describe('annotations', () => {
  test('point at the limits that fail, then at what warns and what to change', () => {
    expect(annotations(reportOf(FAILING))).toEqual([
      {
        level: 'error',
        title,
        message: 'size budget exceeded: 284.1 MB of 250 MB (+34.1 MB). Biggest cause: Dockerfile:12, 94.1 MB of waste.',
        file: '.imagebudget.yml',
        line: 5,
        column: 3,
      },
      {
        level: 'error',
        title,
        message: 'rules.pip-cache budget exceeded: 61.2 MB of 0 B (+61.2 MB). Biggest cause: Dockerfile:12, 61.2 MB.',
        file: '.imagebudget.yml',
        line: 17,
        column: 5,
      },
      {
        level: 'warning',
        title,
        message:
          'wasted budget above its warning: 19.6 MB of 2.8 MB (+16.8 MB). Biggest cause: Dockerfile:9, 19.4 MB of waste.',
        file: '.imagebudget.yml',
        line: 9,
        column: 3,
      },
      {
        level: 'warning',
        title,
        message:
          '61.2 MB, pip download cache: /root/.cache/pip, 412 files (layer 4). See https://github.com/imagebudget/imagebudget/blob/main/docs/rules/pip-cache.md. Use: RUN pip install --no-cache-dir -r requirements.txt',
        file: 'Dockerfile',
        line: 12,
      },
      {
        level: 'warning',
        title,
        message:
          '19.4 MB, A cache that a later layer empties: /var/lib/apt/lists, 9 files (added in layer 3, deleted in layer 6). See https://github.com/imagebudget/imagebudget/blob/main/docs/rules/cache-deleted-later.md. Use: RUN avoid apt-lists',
        file: 'Dockerfile',
        line: 9,
      },
      {
        level: 'warning',
        title,
        message:
          '22.4 MB, compilers: /usr, 57 files (layer 3). See https://github.com/imagebudget/imagebudget/blob/main/docs/rules/build-tools.md. Use: FROM python:3.12 AS build',
        file: 'Dockerfile',
        line: 9,
      },
      {
        level: 'notice',
        title,
        message:
          'apt-get install without --no-install-recommends (layer 3, 22.0 MB). See https://github.com/imagebudget/imagebudget/blob/main/docs/rules/hint-apt-recommends.md. Use: RUN apt-get install -y --no-install-recommends <packages>',
        file: 'Dockerfile',
        line: 9,
      },
    ]);
  });

  test('name the largest layer where there is no waste, in exact bytes where rounding hides the excess', () => {
    expect(annotations(reportOf(BY_THREE_BYTES)).map(({ message }) => message)).toEqual([
      'size budget exceeded: 250,000,003 B of 250,000,000 B (+3 B). Largest layer: layer 0 (COPY rootfs /), 250.0 MB.',
    ]);
  });

  test('give one notice with the figures when passing', () => {
    expect(annotations(reportOf(CLEAN))).toEqual([
      {
        level: 'notice',
        title: 'imagebudget: tiny',
        message: 'tiny is 812 B, within its size budget (3,005 B); 0 B of waste (0 %).',
      },
    ]);
    expect(annotations(reportOf(PASSING)).map(({ level }) => level)).toEqual(['warning', 'notice']);
  });

  test('of several images come errors first, and name their image', () => {
    const all = annotations(SAMPLES.several);
    const levels = all.map(({ level }) => level);
    const order = ['error', 'warning', 'notice'];
    expect(levels).toEqual([...levels].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(new Set(all.map(annotation => annotation.title)).size).toBe(3);
  });

  test('of inspect are what to change, and nothing on budgets', () => {
    expect(new Set(annotations(reportOf(INSPECTED)).map(({ level }) => level))).toEqual(new Set(['warning']));
  });

  test('of waste stand on no line where no Dockerfile line is known: none of the config caused it', () => {
    const image = {
      layers: [{ bytes: 100_000 }],
      findings: [{ rule: 'x', layers: [{ index: 0, bytes: 100_000 }], paths: ['/x'] }],
    };
    const budgets = [{ budget: 'size', actual: 100_000, fail: 100_000 }];
    for (const report of [reportOf({ ...image, budgets }), reportOf(image)]) {
      const [waste] = annotations(report);
      expect(waste).toMatchObject({ level: 'warning', message: expect.stringContaining('/x') });
      expect(waste).not.toHaveProperty('file');
      expect(waste).not.toHaveProperty('line');
    }
  });

  test('leave out what is small, what is only information and what only the base image can change', () => {
    const layers = [{ bytes: 1_000_000, base: true }, { bytes: 1_000_000 }];
    const finding = { rule: 'x', paths: ['/x'] };
    const silent = [
      { ...finding, layers: [{ index: 1, bytes: 65_535 }] },
      { ...finding, severity: 'info' as const, layers: [{ index: 1, bytes: 65_536 }] },
      { ...finding, layers: [{ index: 0, bytes: 65_536 }] },
    ];
    expect(annotations(reportOf({ layers, findings: silent }))).toEqual([]);
    expect(
      annotations(reportOf({ layers, findings: [{ ...finding, layers: [{ index: 1, bytes: 65_536 }] }] })),
    ).toHaveLength(1);
  });

  test('are at most five savings an image', () => {
    const findings = Array.from({ length: 9 }, (_, n) => ({
      rule: `r${n}`,
      layers: [{ index: 0, bytes: 100_000 }],
      paths: [`/${n}`],
    }));
    expect(annotations(reportOf({ layers: [{ bytes: 1_000_000 }], findings }))).toHaveLength(5);
  });

  test('are at most ten of each level, and then say how many are left out', () => {
    const budgets = Array.from({ length: 13 }, (_, n) => ({
      budget: `rules.r${n}`,
      status: n < 11 ? ('fail' as const) : ('warn' as const),
      actual: 5,
      fail: 1,
    }));
    const all = annotations(reportOf({ layers: [{ bytes: 1_000_000 }], budgets }));
    expect(all.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(all[9]).toEqual({
      level: 'error',
      title: 'imagebudget',
      message: '2 more are in the log, the job summary and the JSON report.',
    });
    expect(all.slice(10).map(({ level }) => level)).toEqual(['warning', 'warning']);
    expect(annotations(reportOf({ layers: [{ bytes: 1_000_000 }], budgets: budgets.slice(0, 10) }))).toHaveLength(10);
  });

  test('say that a minimum is not reached', () => {
    const budgets = [
      { budget: 'efficiency', status: 'fail' as const, actual: 0.9, fail: 0.95, unit: 'ratio' as const },
    ];
    expect(annotations(reportOf({ ...WARNING, budgets }))[0]?.message).toMatch(
      /^efficiency too low: 90 %, at least 95 % is asked for\./,
    );
  });
});
