import { describe, expect, test } from '@jest/globals';
import { json } from '../../src/report/json.ts';
import { reportSchema } from '../../src/report/schema/report-schema.ts';
import { VERSION } from '../../src/version.ts';
import { reportOf } from '../kit/reports/build-report.ts';
import { INSPECTED, SAMPLES } from '../kit/reports/report-samples.ts';
import { PLANNED, SUMMARY_SAMPLES } from '../kit/reports/summary-samples.ts';

const parsed = (report: Parameters<typeof json>[0]) => JSON.parse(json(report));

describe('JSON report', () => {
  test.each(Object.entries({ ...SAMPLES, ...SUMMARY_SAMPLES }))('%s fits the published schema', (_, report) => {
    expect(reportSchema.safeParse(parsed(report)).error).toBeUndefined();
  });

  test('has the fields of the contract in its order, and no others', () => {
    const report = parsed(reportOf(PLANNED));
    const [image] = report.images;
    expect(Object.keys(report)).toEqual(['schemaVersion', 'tool', 'figuresVersion', 'verdict', 'images']);
    expect(report.tool).toEqual({ name: 'imagebudget', version: VERSION });
    expect(Object.keys(image)).toEqual([
      'name',
      'source',
      'sizes',
      'savings',
      'base',
      'layers',
      'largestLayer',
      'wasted',
      'wasteGroups',
      'findings',
      'hints',
      'ignored',
      'packages',
      'lockfiles',
      'noPackage',
      'parts',
      'baseline',
      'growth',
      'notes',
      'budgets',
      'unjudged',
      'plan',
      'planSummary',
    ]);
    expect(Object.keys(image.source)).toEqual(['kind', 'reference', 'digest', 'platform', 'verified']);
    expect(Object.keys(image.sizes)).toEqual([
      'image',
      'visible',
      'wasted',
      'removable',
      'download',
      'own',
      'efficiency',
    ]);
    expect(Object.keys(image.layers[0]).join(' ')).toBe(
      'index diffId digest bytes downloadBytes entries wastedBytes removableBytes base createdBy settings dockerfile',
    );
    expect(Object.keys(image.wasted[0])).toEqual(['path', 'bytes', 'cause', 'addedIn', 'wastedIn', 'label', 'rule']);
    expect(Object.keys(image.findings[0]).join(' ')).toBe(
      'rule title severity bucket bytes baseBytes files layers paths remedy at page',
    );
    expect(Object.keys(image.ignored[0])).toEqual(['path', 'rule', 'reason', 'bytes', 'files', 'until', 'dockerfile']);
    expect(image.budgets[0]).toEqual({
      budget: 'size',
      status: 'fail',
      actual: 284_100_000,
      warn: null,
      fail: 250_000_000,
      baseline: null,
      unit: 'bytes',
      config: { path: '.imagebudget.yml', line: 5 },
    });
  });

  test('has the plan, with the diffs and without what only people read', () => {
    const [{ plan, planSummary }] = parsed(reportOf(PLANNED)).images;
    expect(plan).toHaveLength(3);
    expect(plan[2]).toEqual({
      id: 'clean-run-9',
      title: 'Delete the package lists in the instruction that fetched them',
      trust: 'same',
      exact: true,
      bytes: 19_399_995,
      sizeAfter: 181_500_005,
      meets: ['wasted'],
      findings: ['cache-deleted-later'],
      at: { path: 'Dockerfile', line: 9 },
      second: { at: { path: 'Dockerfile', line: 15 }, does: 'deletes them' },
      leftOut: [],
      edits: [
        {
          path: 'Dockerfile',
          line: 9,
          diff: [
            '--- a/Dockerfile',
            '+++ b/Dockerfile',
            '@@ -10,1 +10,2 @@',
            '- && apt-get install -y --no-install-recommends build-essential libpq-dev',
            '+ && apt-get install -y --no-install-recommends build-essential libpq-dev \\',
            '+ && rm -rf /var/lib/apt/lists/*',
            '',
          ].join('\n'),
        },
      ],
    });
    expect(plan[1].leftOut[0]).toEqual({ name: 'krb5-locales', bytes: 12_100_000 });
    expect(planSummary).toMatchObject({ needed: 1, unmet: [], baseBytes: 213_777 });
    expect(planSummary.small.map((item: { id: string }) => item.id)).toEqual(['owner-15']);
  });

  test('names the line to edit of findings and of wasted bytes', () => {
    const at = { path: 'docker/Dockerfile', line: 4 };
    const report = reportOf({
      layers: [{ bytes: 2 }, { bytes: 0 }],
      wasted: [{ path: '/a', bytes: 1, cause: 'deleted', addedIn: 0, wastedIn: 1 }],
      findings: [{ rule: 'r', layers: [{ index: 0, bytes: 1 }], paths: ['/b'], at }],
    });
    for (const group of report.images[0]?.wasteGroups ?? []) group.at = at;
    const [image] = parsed(report).images;
    expect([image.findings[0].at, image.wasteGroups[0].at]).toEqual([at, at]);
    expect(parsed(reportOf(PLANNED)).images[0].findings[0].at).toBeNull();
  });

  test('of inspect has empty budgets and no verdict', () => {
    const report = parsed(reportOf(INSPECTED));
    expect(report).not.toHaveProperty('verdict');
    expect(report.images[0].budgets).toEqual([]);
  });

  test('shows a name that is not UTF-8 and has its bytes beside', () => {
    const waste = { bytes: 1, cause: 'deleted' as const, addedIn: 0, wastedIn: 1 };
    const report = reportOf({
      layers: [{ bytes: 2 }, { bytes: 0 }],
      wasted: [
        { path: '/caf\xc3\xa9', ...waste },
        { path: '/caf\xe9', ...waste },
      ],
    });
    const label = 'plain';
    expect(parsed(report).images[0].wasted).toEqual([
      { path: '/café', ...waste, label },
      { path: '/caf\\xe9', pathBase64: Buffer.from('/caf\xe9', 'latin1').toString('base64'), ...waste, label },
    ]);
  });

  test('lists are complete', () => {
    const wasted = Array.from({ length: 100_000 }, (_, n) => ({
      path: `/f${n}`,
      bytes: 1,
      cause: 'deleted' as const,
      addedIn: 0,
      wastedIn: 1,
    }));
    const report = parsed(reportOf({ layers: [{ bytes: 100_000 }, { bytes: 0 }], wasted }));
    expect(report.images[0].wasted).toHaveLength(100_000);
  });
});
