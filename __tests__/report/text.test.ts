import { describe, expect, test } from '@jest/globals';
import { type TextOptions, text } from '../../src/report/text.ts';
import { width } from '../../src/report/width.ts';
import { expectFile } from '../kit/expected.ts';
import { reportOf } from '../kit/report.ts';
import { CLEAN, FAILING, INSPECTED, PASSING, SAMPLES, WARNING } from '../kit/report-samples.ts';

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
    expect(first(CLEAN, CLEAN)).toBe('✓ all 2 images keep to their budgets');
    expect(first(INSPECTED, INSPECTED)).toBe('image.tar is 284.1 MB');
  });

  test('says that nothing was measured', () =>
    expect(text({ verdict: null, images: [] }, OPTIONS)).toBe('No image was measured.\n'));

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
