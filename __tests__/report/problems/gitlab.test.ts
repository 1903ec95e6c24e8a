/** GitLab's code quality report: what https://docs.gitlab.com/ci/testing/code_quality/ asks for. GitLab's own schema asks for less. */
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { gitlab } from '../../../src/report/gitlab.ts';
import type { Report } from '../../../src/report/types.ts';
import { HOSTILE_NAMES, hostileImage } from '../../kit/hostile/hostile-names.ts';
import { reportOf } from '../../kit/reports/build-report.ts';
import { manyFindings } from '../../kit/reports/many-findings.ts';
import { SAMPLES } from '../../kit/reports/report-samples.ts';
import { PLANNED } from '../../kit/reports/summary-samples.ts';

const validate = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['type', 'description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      type: { const: 'issue' },
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string' },
      categories: { type: 'array', items: { type: 'string' } },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          // From the root of the repository, and not with ./ before it.
          path: { type: 'string', pattern: '^(?!/|\\.\\.?/).+$' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
});

const CHECKOUT = { root: '/repo', directory: '/repo/app' };

interface Issue {
  check_name: string;
  description: string;
  severity: string;
  fingerprint: string;
  location: { path: string; lines: { begin: number } };
}

function issuesOf(report: Report): Issue[] {
  const issues = JSON.parse(gitlab(report, CHECKOUT));
  expect([validate(issues), validate.errors]).toEqual([true, null]);
  expect(new Set(issues.map((issue: Issue) => issue.fingerprint)).size).toBe(issues.length);
  return issues;
}

describe('code quality', () => {
  test.each(Object.entries(SAMPLES))('is valid, and each fingerprint is there once: %s', (_, report) => {
    issuesOf(report);
  });

  test('has the budgets and the lines to edit', () => {
    const shown = issuesOf(reportOf(PLANNED)).map(
      ({ severity, check_name, location }) => `${severity} ${check_name} ${location.path}:${location.lines.begin}`,
    );
    expect(shown[0]).toBe('major budget/size app/.imagebudget.yml:5');
    expect(shown).toContain('minor pip-cache app/Dockerfile:12');
  });

  test('of foreign text stays valid', () => {
    for (const name of HOSTILE_NAMES) issuesOf(reportOf(hostileImage(name)));
  });

  test('says how many are left out', () => {
    const issues = issuesOf(manyFindings(6_000));
    expect(issues).toHaveLength(5_000);
    expect(issues.at(-1)).toMatchObject({
      check_name: 'imagebudget',
      description: '1002 more are in the JSON report.',
    });
  });
});
