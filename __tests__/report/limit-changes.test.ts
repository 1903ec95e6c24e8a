/** Old and new limits of a pull request, and the label that accepts it, in every form of the report. */
import { describe, expect, test } from '@jest/globals';
import { limitChanges } from '../../src/budget/limit-changes.ts';
import { parsedConfigs } from '../../src/job/config/read-config.ts';
import { json } from '../../src/report/json.ts';
import { markdown } from '../../src/report/markdown/markdown.ts';
import { parseReport } from '../../src/report/stored/parse-report.ts';
import { text } from '../../src/report/text/text.ts';
import type { Report, ReportConfigChange } from '../../src/report/types.ts';
import { reportOf } from '../kit/reports/build-report.ts';

const budgetsOf = async (budgets: string) =>
  (await parsedConfigs({ path: 'c.yml', bytes: Buffer.from(`version: 1\nbudgets:\n${budgets}`) }))[0]?.budgets ?? [];

const CHANGE: ReportConfigChange = {
  commit: 'abc1234'.padEnd(40, '0'),
  judgedBy: 'base',
  limits: limitChanges(
    await budgetsOf('  size: 250 MB\n  layers: 9\n  wasted: 1 %\n  removable: 5 MB\n'),
    await budgetsOf(
      '  wasted: { warn: 1 %, fail: 5 % }\n  size: 300 MB\n  removable: 5 MB\n  growth: { own: { fail: 5 %, floor: 1 MB, onMissing: skip } }\n',
    ),
  ),
  sections: ['ignore'],
  note: null,
};

function withChange(change: Partial<ReportConfigChange>, accepted: Report['accepted'] = null): Report {
  const judged = accepted ? ({ status: 'fail', fail: 500 } as const) : { fail: 5000 };
  const report = reportOf({ layers: [{ bytes: 1000 }], budgets: [{ budget: 'size', actual: 1000, ...judged }] });
  return {
    ...report,
    accepted,
    images: report.images.map(image => ({ ...image, configChange: { ...CHANGE, ...change } })),
  };
}

const shown = (report: Report) => text(report, { colour: false, width: 100, all: false, top: 5 });

describe('limits that a pull request changes', () => {
  test('are in the text, old and new', () => {
    expect(shown(withChange({}))).toContain(
      [
        '! This change has other limits and ignore than the base branch at abc1234, and is judged by the base',
        "  branch's (enforce: base)",
        '      wasted      1 % -> warn 1 %, fail 5 %',
        '      size        250 MB -> 300 MB',
        '      growth.own  none -> fail 5 %, floor 1 MB, onMissing skip',
        '      layers      9 -> none',
      ].join('\n'),
    );
    expect(shown(withChange({ judgedBy: 'change', limits: [] }))).toContain(
      '! This change has other ignore than the base branch at abc1234, and is judged by its own\n',
    );
  });

  test('are in the Markdown', () => {
    const lines = markdown(withChange({})).replaceAll('\u00a0', ' ');
    expect(lines).toContain('| Budget | Base branch | This change |');
    expect(lines).toContain('| size | 250 MB | 300 MB |');
    expect(lines).toContain('| layers | 9 | none |');
  });

  test('are in the JSON, which keeps its schema', () => {
    const [image] = parseReport(json(withChange({})), 'r.json').images;
    expect(image?.configChange).toMatchObject({ commit: CHANGE.commit, judgedBy: 'base', sections: ['ignore'] });
    expect(image?.configChange?.limits).toContainEqual({
      budget: 'size',
      before: { warn: null, fail: '250 MB', floor: null, onMissing: null },
      after: { warn: null, fail: '300 MB', floor: null, onMissing: null },
    });
  });

  test('are not spoken of if they are the same', () => {
    const same = withChange({ limits: [], sections: [] });
    expect([shown(same), markdown(same)].join()).not.toMatch(/base branch/i);
  });

  test('take no effect as text', () => {
    const note = '\u001b[31m\n::error::x <b>';
    const hostile = withChange({ note });
    expect(shown(hostile)).not.toContain('\u001b');
    expect(shown(hostile)).not.toMatch(/^::error/m);
    expect(markdown(hostile)).not.toContain('<b>');
  });
});

test('a label that accepts the pull request comes first in each form', () => {
  const report = withChange({}, { label: 'imagebudget: accept', pullRequest: 7 });
  const sentence = 'on pull request 7: the step succeeds, whatever the verdict.';
  expect(shown(report)).toMatch(/^Accepted by the label imagebudget: accept on pull request 7/);
  expect(markdown(report)).toContain(`☑️ Accepted by the label \`imagebudget: accept\` ${sentence}`);
  expect(parseReport(json(report), 'r.json')).toMatchObject({
    accepted: { label: 'imagebudget: accept', pullRequest: 7 },
  });
  expect(JSON.parse(json(withChange({})))).not.toHaveProperty('accepted');
});
