import { describe, expect, test } from '@jest/globals';
import { width } from '../../../src/report/format/width.ts';
import { type TextOptions, text } from '../../../src/report/text/text.ts';
import { expectFile } from '../../kit/oracles/expected-text.ts';
import { reportOf } from '../../kit/reports/build-report.ts';
import { CLEAN, FAILING, INSPECTED, PASSING, SAMPLES, WARNING } from '../../kit/reports/report-samples.ts';

const OPTIONS: TextOptions = { colour: false, width: 80, all: false, top: 10 };

describe('text report', () => {
  for (const columns of [80, 120]) {
    test.each(Object.entries(SAMPLES))(`%s in ${columns} columns`, (name, report) => {
      expectFile(`${name}.${columns}.txt`, text(report, { ...OPTIONS, width: columns }));
    });
  }

  test.each(['failing', 'passing', 'many-layers'] as const)('%s with all', name => {
    expectFile(`${name}.all.txt`, text(SAMPLES[name], { ...OPTIONS, width: 100, all: true }));
  });

  test('colour adds codes and changes nothing else', () => {
    for (const report of Object.values(SAMPLES)) {
      const coloured = text(report, { ...OPTIONS, colour: true });
      expect(coloured).toContain('\x1b[');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is taken off.
      expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(text(report, OPTIONS));
    }
  });

  test('keeps to its width, save for the headline, code and addresses', () => {
    for (const columns of [72, 80, 100, 200]) {
      for (const report of Object.values(SAMPLES)) {
        const lines = text(report, { ...OPTIONS, width: columns, all: true }).split('\n');
        const long = lines.filter(
          line => width(line) > columns && /^ /.test(line) && !/^ +(?:(?:RUN|COPY|ENV|FROM|#) |https:)/.test(line),
        );
        expect(long).toEqual([]);
      }
    }
  });

  test('says how many savings were left out by `top`', () => {
    expect(text(reportOf(INSPECTED), { ...OPTIONS, top: 1 })).toContain('… 6 more, 52.7 MB (--all)');
    expect(text(reportOf(INSPECTED), { ...OPTIONS, top: 4 })).toContain('… 3 more under 65.5 kB (--all)');
  });

  test('is one line and the table when all is well', () => {
    expect(text(reportOf(CLEAN), OPTIONS).split('\n')).toHaveLength(5);
    expect(text(reportOf(PASSING), OPTIONS)).not.toContain('LAYER');
  });

  test('counts images where there are several', () => {
    const first = (...images: Parameters<typeof reportOf>) => text(reportOf(...images), OPTIONS).split('\n')[0];
    expect(first(FAILING, CLEAN, FAILING)).toBe('✗ 2 of 3 images are over budget');
    expect(first(WARNING, CLEAN)).toBe('! 1 of 2 images is above a warning');
    expect(first(CLEAN, CLEAN)).toBe('✓ both images are within budget');
    expect(first(INSPECTED, INSPECTED)).toBe('image.tar is 284.1 MB');
  });

  test('says that nothing was measured', () =>
    expect(text({ verdict: null, images: [] }, OPTIONS)).toBe('No image was measured.\n'));

  test('a base of one layer has its number, and the mark of the largest', () => {
    const layers = [{ bytes: 80_000_000, base: true }, { bytes: 5_000_000 }];
    const rows = text(reportOf({ ...INSPECTED, layers, wasted: [], findings: [], baseName: 'debian:12' }), OPTIONS);
    expect(rows).toMatch(/^ {2}0 +80\.0 MB +◀ {2}debian:12 \(base, 1 layer\)$/m);
  });

  test('two limits that would read the same as the figure are told exactly', () => {
    const warned = { budget: 'waste', status: 'warn', unit: 'bytes', actual: 250_030_000 } as const;
    const limits = { warn: 250_010_000, fail: 250_040_000, text: { warn: '250.01 MB', fail: '250.04 MB' } };
    expect(text(reportOf({ ...CLEAN, budgets: [{ ...warned, ...limits }] }), OPTIONS)).toMatch(
      /^! waste +250,030,000 B +250,010,000 B +warns above 250,010,000 B, fails above 250,040,000 B$/m,
    );
  });

  test('one layer is not several', () => {
    const budgets = [{ budget: 'layers', status: 'fail', unit: 'count', actual: 1, fail: 0 }] as const;
    expect(text(reportOf({ ...CLEAN, budgets: [...budgets] }), OPTIONS)).toContain('✗ tiny has 1 layer, 1 over');
  });

  test('a minimum is told as the config says it, and what lacks is never in powers of ten', () => {
    const budget = { budget: 'efficiency', unit: 'ratio' } as const;
    const first = (figures: object) =>
      text(reportOf({ ...CLEAN, budgets: [{ ...budget, status: 'warn', actual: 0, ...figures }] }), OPTIONS);
    expect(first({ actual: 0.98, warn: 0.9855, fail: 0.9055, text: { warn: '98.55 %', fail: '0.9055' } })).toMatch(
      /^! efficiency +98 % +98\.55 % +warns below 98\.55 %, fails below 90\.55 %$/m,
    );
    const fail = 0.95;
    expect(first({ status: 'fail', actual: fail - 1e-9, fail })).toContain('✗ efficiency: 0.0000001 points too low');
    expect(first({ status: 'fail', actual: fail - 0.0004, fail })).toContain('✗ efficiency: 0.04 points too low');
    expect(first({ status: 'fail', actual: fail - 0.1, fail })).toContain('✗ efficiency: 10 points too low');
  });

  test('has a predicate for every budget', () => {
    const budgets = [
      'size',
      'download',
      'layer',
      'layers',
      'wasted',
      'removable',
      'waste',
      'efficiency',
      'rules.x',
      'new',
    ];
    const headlines = budgets.map(budget => {
      const [unit, fail] = budget === 'layers' ? (['count', 20] as const) : (['bytes', 20_000_000] as const);
      const limits =
        budget === 'efficiency'
          ? ({ unit: 'ratio', actual: 0.931, fail: 0.95 } as const)
          : { unit, actual: fail * 2, fail };
      return text(reportOf({ ...CLEAN, budgets: [{ budget, status: 'fail', ...limits }] }), OPTIONS).split('\n')[0];
    });
    expect(headlines).toEqual([
      '✗ tiny is 40.0 MB, 20.0 MB over its size budget (20 MB)',
      '✗ tiny is a download of 40.0 MB, 20.0 MB over its download budget (20 MB)',
      '✗ tiny has a layer of 40.0 MB, 20.0 MB over its layer budget (20 MB)',
      '✗ tiny has 40 layers, 20 over its layers budget (20)',
      '✗ tiny wastes 40.0 MB, 20.0 MB over its wasted budget (20 MB)',
      '✗ tiny holds 40.0 MB that can be removed, 20.0 MB over its removable budget (20 MB)',
      '✗ tiny holds 40.0 MB of waste, 20.0 MB over its waste budget (20 MB)',
      '✗ tiny is 93.1 % efficient, 1.9 points under its efficiency budget (95 %)',
      '✗ tiny holds 40.0 MB of x, 20.0 MB over its rules.x budget (20 MB)',
      '✗ tiny holds 40.0 MB of new, 20.0 MB over its new budget (20 MB)',
    ]);
  });
});
