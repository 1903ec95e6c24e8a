import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { width } from '../../../src/report/format/width.ts';
import { type TextOptions, text } from '../../../src/report/text/text.ts';
import { HOSTILE_NAMES, hostileImage } from '../../kit/hostile/hostile-names.ts';
import { expectFile } from '../../kit/oracles/expected-text.ts';
import { type BudgetSpec, type ImageSpec, reportOf } from '../../kit/reports/build-report.ts';
import {
  CLEAN,
  EIGHT_FINDINGS,
  FAILING,
  HELPLESS,
  INSPECTED,
  PASSING,
  SAMPLES,
  WARNING,
} from '../../kit/reports/report-samples.ts';
import { runs } from '../../kit/runner/thorough.ts';

const OPTIONS: TextOptions = { colour: false, width: 80, all: false, top: 10 };

function linesOf(image: ImageSpec, options: Partial<TextOptions> = {}): string[] {
  return text(reportOf(image), { ...OPTIONS, ...options })
    .trimEnd()
    .split('\n');
}

describe('text report', () => {
  test.each(Object.entries(SAMPLES))('%s in 80 columns', (name, report) => {
    expectFile(`${name}.80.txt`, text(report, OPTIONS));
  });

  test.each([60, 120])('failing in %i columns', columns => {
    expectFile(`failing.${columns}.txt`, text(SAMPLES.failing, { ...OPTIONS, width: columns }));
  });

  test('failing with all', () => {
    expectFile('failing.all.txt', text(SAMPLES.failing, { ...OPTIONS, width: 100, all: true }));
  });

  test('colour adds codes and changes nothing else', () => {
    for (const report of Object.values(SAMPLES)) {
      const coloured = text(report, { ...OPTIONS, colour: true });
      expect(coloured).toContain('\x1b[');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is taken off.
      expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(text(report, OPTIONS));
    }
  });

  test('colours what is removed red, what is added green, and what is over a limit', () => {
    const coloured = text(reportOf(FAILING), { ...OPTIONS, colour: true });
    expect(coloured).toContain('\x1b[31m- RUN pip install -r requirements.txt\x1b[0m');
    expect(coloured).toContain('\x1b[32m+ RUN pip install --no-cache-dir -r requirements.txt\x1b[0m');
    expect(coloured).toContain('\x1b[31m34.1 MB\x1b[0m');
  });

  test('says that nothing was measured', () =>
    expect(text({ verdict: null, images: [] }, OPTIONS)).toBe('No image was measured.\n'));
});

describe('no line is wider than the terminal', () => {
  test('whatever is reported', () => {
    const reports = fc.constantFrom(...Object.values(SAMPLES));
    fc.assert(
      fc.property(reports, fc.integer({ min: 60, max: 200 }), fc.boolean(), (report, columns, all) => {
        const lines = text(report, { ...OPTIONS, width: columns, all }).split('\n');
        expect(lines.filter(line => width(line) > columns)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  test('whatever names are', () => {
    const names = fc.oneof(
      fc.constantFrom(...HOSTILE_NAMES),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('汉', '😀', 'é', 'a', ' ', ':', '/', '\t'), maxLength: 300 }),
    );
    fc.assert(
      fc.property(names, fc.integer({ min: 60, max: 200 }), fc.boolean(), (name, columns, all) => {
        const lines = text(reportOf(hostileImage(name)), { ...OPTIONS, width: columns, all }).split('\n');
        expect(lines.filter(line => width(line) > columns)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('one screen', () => {
  test('holds a red report of eight findings', () => {
    for (const columns of [80, 100, 120, 160])
      expect(linesOf(EIGHT_FINDINGS, { width: columns }).length).toBeLessThan(40);
  });

  test('holds every sample of one image but those of many budgets', () => {
    for (const [name, report] of Object.entries(SAMPLES))
      if (report.images.length === 1) {
        // Packages come last, below the screen.
        const [screen = ''] = text(report, OPTIONS).split('\n\n  PACKAGES');
        expect([name, screen.split('\n').length <= 40]).toEqual([name, true]);
      }
  });

  test('is two lines if all is well, and three facts are enough', () => {
    expect(linesOf(CLEAN)).toEqual(['✓ tiny is 812 B, within its size budget (3.00 kB)', '  nothing left to save']);
    expect(linesOf(PASSING)).toEqual([
      '✓ web:ci is 284 MB, within its 2 budgets',
      '  size 284 MB of 300 MB · layers 7 of 20 · 1 edit would save 19.4 MB (--all)',
    ]);
  });
});

describe('the order', () => {
  const places = (lines: string[], ...starts: string[]) =>
    starts.map(start => lines.findIndex(line => line.trimStart().startsWith(start)));

  test('is verdict, what to do, budgets, layers, what the base holds', () => {
    const found = places(
      linesOf(FAILING),
      '✗ web:ci',
      'WHAT TO DO',
      'BUDGET',
      'LAYER',
      '9.50 MB inside the base',
      'note:',
    );
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
  });

  test('keeps findings, hints, small edits and what is in the largest layer for --all', () => {
    const starts = ['ALL FINDINGS', 'HINTS', 'SMALL EDITS', 'BIGGEST', 'ALSO LOOK AT'];
    expect(places(linesOf(FAILING), ...starts)).toEqual(starts.map(() => -1));
    expect(places(linesOf(FAILING, { all: true }), ...starts)).not.toContain(-1);
    expect(places(linesOf(INSPECTED), 'BIGGEST')).not.toContain(-1);
  });

  test('ends with the biggest packages of the own layers for inspect, and all packages for --all', () => {
    const lines = linesOf(INSPECTED);
    const title = lines.indexOf('  PACKAGES in your layers, 242 MB');
    expect(lines.slice(title + 1, title + 4)).toEqual([
      '  40.0 MB   17 %  pip   torch 2.4.0',
      '  20.0 MB  8.3 %  dpkg  g++-12 1.0-1',
      '  1.40 MB  0.6 %  npm   lodash 4.17.21 (3 copies)',
    ]);
    expect(lines.slice(title + 11)).toEqual([
      '  1.50 MB  0.6 %        6 more packages (--all)',
      '   173 MB   71 %        files of no package',
      '  The base image has 2 packages, 22.6 MB.',
    ]);
    expect(linesOf({ ...FAILING, packages: INSPECTED.packages ?? [] }).join()).not.toContain('PACKAGES');
    const all = linesOf(INSPECTED, { all: true });
    expect(all).toContain('  PACKAGES in the base image, 22.6 MB');
    expect(all.filter(line => line.includes('g++-12'))).toHaveLength(2);
    expect(linesOf({ ...INSPECTED, packages: [] }).join()).not.toContain('PACKAGES');
  });

  test('shows secrets whatever their size and the verdict', () => {
    const findings = [{ rule: 'context-secrets', layers: [{ index: 0, bytes: 12 }], paths: ['/app/.env'] }];
    for (const image of [CLEAN, WARNING, INSPECTED])
      expect(linesOf({ ...image, findings }).join('\n')).toMatch(
        /SECRETS in the image\n +12 B {2}context-secrets {2}\/app\/\.env\n/,
      );
  });
});

describe('several images', () => {
  test('are counted', () => {
    const first = (...images: ImageSpec[]) => text(reportOf(...images), OPTIONS).split('\n')[0];
    expect(first(FAILING, CLEAN, FAILING)).toBe('✗ 2 of 3 images are over budget');
    expect(first(WARNING, CLEAN)).toBe('! 1 of 2 images is above a warning');
    expect(first(CLEAN, CLEAN)).toBe('✓ both images are within budget');
    expect(first(INSPECTED, INSPECTED)).toBe('image.tar is 284 MB');
  });

  test('of one reference are not called unmeasured', () => {
    const amd = { ...HELPLESS, source: { ...HELPLESS.source, platform: 'linux/amd64' } };
    expect(linesOf(HELPLESS)).toContain('  linux/amd64 and linux/arm/v7 were not measured (--platform all)');
    const both = text(reportOf(HELPLESS, amd), OPTIONS);
    expect(both).toContain('  linux/arm/v7 was not measured (--platform linux/arm/v7)');
    expect(both).not.toMatch(/linux\/amd64.* not measured/);
    const inWorkflow = text(reportOf(HELPLESS), { ...OPTIONS, platform: 'input platform:' });
    expect(inWorkflow).toContain('(input platform: all)');
    expect(inWorkflow).not.toContain('--platform');
  });
});

describe('budgets', () => {
  test('have the figure, the limit and the excess in one form, and where the limit is', () => {
    expect(linesOf(FAILING)).toEqual(
      expect.arrayContaining([
        '✗ size              284 MB   250 MB  34.1 MB   .imagebudget.yml:5',
        '! wasted           19.6 MB  2.84 MB  16.8 MB   .imagebudget.yml:9 (1 %, warns)',
      ]),
    );
  });

  test('that are met share a line after five rows', () => {
    const met = (n: number): BudgetSpec => ({ budget: `rules.x${n}`, actual: n, fail: 100 });
    const budgets = [...(FAILING.budgets ?? []).slice(0, 2), ...Array.from({ length: 8 }, (_, n) => met(n))];
    const lines = linesOf({ ...WARNING, budgets });
    expect(lines).toContain('✓ 5 more are within their limits');
    expect(lines.filter(line => /rules\.x/.test(line))).toHaveLength(3);
  });

  test('tell figures apart that would read the same', () => {
    const warned = { budget: 'waste', status: 'warn', actual: 250_030_000 } as const;
    const limits = { warn: 250_010_000, fail: 250_040_000, text: { warn: '250.01 MB', fail: '250.04 MB' } };
    expect(linesOf({ ...CLEAN, budgets: [{ ...warned, ...limits }] }, { width: 120 }).join('\n')).toMatch(
      /^! waste +250\.03 MB +250\.01 MB +20\.0 kB +\.imagebudget\.yml:5 \(warns, fails above 250\.04 MB\)$/m,
    );
  });

  test('one layer is not several', () => {
    const budgets = [{ budget: 'layers', status: 'fail', unit: 'count', actual: 1, fail: 0 }] as const;
    expect(linesOf({ ...CLEAN, budgets: [...budgets] })[0]).toBe('✗ tiny has 1 layer, 1 over its layers budget (0)');
  });

  test('with a minimum say so, and what lacks is never in powers of ten', () => {
    const budget = { budget: 'efficiency', unit: 'ratio' } as const;
    const all = (figures: object) =>
      linesOf({ ...CLEAN, budgets: [{ ...budget, status: 'warn', actual: 0, ...figures }] }, { width: 120 }).join('\n');
    expect(all({ actual: 0.98, warn: 0.9855, fail: 0.9055, text: { warn: '98.55 %', fail: '0.9055' } })).toMatch(
      /^! efficiency +98\.0 % +98\.55 % +0\.6 points +\.imagebudget\.yml:5 \(at least, warns, fails below 90\.55 %\)$/m,
    );
    const fail = 0.95;
    expect(all({ status: 'fail', actual: fail - 1e-9, fail })).toContain('0.0000001 points under its efficiency');
    expect(all({ status: 'fail', actual: fail - 0.0004, fail })).toContain('0.04 points under its efficiency');
    expect(all({ status: 'fail', actual: fail - 0.1, fail })).toContain('10 points under its efficiency');
  });

  test('without a figure have a line, and name the verdict if nothing else does', () => {
    const position = { path: '.imagebudget.yml', line: 7, column: 3 };
    const missing = (status: 'warn' | 'skip') => ({
      budget: 'own',
      status,
      reason: 'the base is a \u001b secret',
      position,
    });
    const warned = linesOf({ ...CLEAN, unjudged: [missing('warn')] }, { width: 120 });
    expect(warned[0]).toMatch(/^! tiny is .*; own is not judged: the base is a \S+ secret$/);
    expect(warned.join('\n')).toMatch(/^! own is not judged: the base is a \S+ secret {2}\.imagebudget\.yml:7$/m);
    const skipped = linesOf({ ...CLEAN, unjudged: [missing('skip')] }, { width: 120 });
    expect(skipped[0]).toMatch(/^✓ tiny/);
    expect(skipped.join('\n')).toMatch(/^- own is not judged: /m);
    expect([...warned, ...skipped].join('')).not.toContain('\u001b');
  });

  test('each have a predicate', () => {
    const names = [
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
      'own',
      'files',
      'paths./a.b/**',
      'packages.npm:@x/y',
      'categories.python',
    ];
    const headlines = names.map(budget => {
      const [unit, fail] =
        budget === 'layers' || budget === 'files' ? (['count', 20] as const) : (['bytes', 20_000_000] as const);
      const limits =
        budget === 'efficiency'
          ? ({ unit: 'ratio', actual: 0.931, fail: 0.95 } as const)
          : { unit, actual: fail * 2, fail };
      return linesOf({ ...CLEAN, budgets: [{ budget, status: 'fail', ...limits }] }, { width: 120 })[0];
    });
    expect(headlines).toEqual([
      '✗ tiny is 40.0 MB, 20.0 MB over its size budget (20.0 MB)',
      '✗ tiny is a download of 40.0 MB, 20.0 MB over its download budget (20.0 MB)',
      '✗ tiny has a layer of 40.0 MB, 20.0 MB over its layer budget (20.0 MB)',
      '✗ tiny has 40 layers, 20 over its layers budget (20)',
      '✗ tiny wastes 40.0 MB, 20.0 MB over its wasted budget (20.0 MB)',
      '✗ tiny holds 40.0 MB that can be removed, 20.0 MB over its removable budget (20.0 MB)',
      '✗ tiny holds 40.0 MB of waste, 20.0 MB over its waste budget (20.0 MB)',
      '✗ tiny is 93.1 % efficient, 1.9 points under its efficiency budget (95.0 %)',
      '✗ tiny holds 40.0 MB of x, 20.0 MB over its rules.x budget (20.0 MB)',
      '✗ tiny holds 40.0 MB of new, 20.0 MB over its new budget (20.0 MB)',
      '✗ tiny has 40.0 MB of layers of its own, 20.0 MB over its own budget (20.0 MB)',
      '✗ tiny has 40 files, 20 over its files budget (20)',
      '✗ tiny holds 40.0 MB in /a.b/**, 20.0 MB over its paths./a.b/** budget (20.0 MB)',
      '✗ tiny holds 40.0 MB of npm:@x/y, 20.0 MB over its packages.npm:@x/y budget (20.0 MB)',
      '✗ tiny holds 40.0 MB of python waste, 20.0 MB over its categories.python budget (20.0 MB)',
    ]);
  });
});
