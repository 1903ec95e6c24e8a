/** SARIF 2.1.0: valid against the schema of its standard, loaded by another program, and what GitHub's code scanning asks for. */
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { sarifToMarkdown } from '@security-alert/sarif-to-markdown';
import { Ajv } from 'ajv';
import { type ListOptions, sarif } from '../../../src/report/sarif/sarif.ts';
import type { Report } from '../../../src/report/types.ts';
import { HOSTILE_NAMES, hostileImage } from '../../kit/hostile/hostile-names.ts';
import { type ImageSpec, reportOf } from '../../kit/reports/build-report.ts';
import { manyFindings } from '../../kit/reports/many-findings.ts';
import { SAMPLES } from '../../kit/reports/report-samples.ts';
import { GREEN, PLANNED, UNMET } from '../../kit/reports/summary-samples.ts';

const require = createRequire(import.meta.url);
const { id, $schema, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// The schema is of draft 4; what it uses means the same in Ajv's draft 7. Formats are tried below, as far as we write any.
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

const checkout = { root: '/repo', directory: '/repo/services/web' };

interface Message {
  text: string;
  markdown?: string;
}

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: Message;
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  partialFingerprints: Record<string, string>;
}

interface Run {
  tool: { driver: { rules: { id: string; help: Message; helpUri: string; fullDescription: Message }[] } };
  automationDetails: { id: string };
  invocations: { toolExecutionNotifications?: { message: Message }[] }[];
  results: Result[];
}

/** The one run, after the schema has taken the file. */
function runOf(report: Report, options: Partial<ListOptions> = {}): Run {
  const log = JSON.parse(sarif(report, { checkout, ...options }));
  expect([validate(log), validate.errors]).toEqual([true, null]);
  const {
    runs: [run],
  } = log;
  return run;
}

const resultsOf = (spec: ImageSpec) => runOf(reportOf(spec)).results;
const fingerprints = (spec: ImageSpec) => resultsOf(spec).map(one => one.partialFingerprints['imagebudget/v1'] ?? '');

test('the schema refuses what is not SARIF', () => {
  const log = JSON.parse(sarif(reportOf(PLANNED), { checkout }));
  for (const change of [
    { version: '2.0.0' },
    { runs: [{}] },
    { runs: [{ ...log.runs[0], results: [{ message: {} }] }] },
    { runs: [{ ...log.runs[0], results: [{ message: { text: 'x' }, level: 'info' }] }] },
    { extra: 1 },
  ])
    expect(validate({ ...log, ...change })).toBe(false);
});

describe('SARIF', () => {
  test.each(Object.entries(SAMPLES))('is valid: %s', (_, report) => {
    const { results, tool } = runOf(report);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(new Set(tool.driver.rules.map(rule => rule.id)).size).toBe(tool.driver.rules.length);
  });

  test('has budgets at their line of the config, then what can be saved at the line to change', () => {
    const shown = resultsOf(PLANNED).map(({ level, ruleId, locations: [at] }) => {
      const { artifactLocation, region } = at?.physicalLocation ?? {};
      return `${level} ${ruleId} ${artifactLocation?.uri}:${region?.startLine}`;
    });
    expect(shown.slice(0, 2)).toEqual([
      'error budget/size services/web/.imagebudget.yml:5',
      'error budget/rules.pip-cache services/web/.imagebudget.yml:17',
    ]);
    expect(shown).toContain('warning budget/wasted services/web/.imagebudget.yml:9');
    expect(shown).toContain('warning pip-cache services/web/Dockerfile:12');
    expect(shown.map(line => line.split(' ')[0]).join(' ')).toMatch(/^(error )+(warning )+(note ?)+$/);
  });

  test('says what to do, and has the help that GitHub requires of each rule', () => {
    const { results, tool } = runOf(reportOf(PLANNED), { docs: 'https://example.org/docs' });
    expect(results[0]?.message.text).toBe(
      "size is 284 MB, 34.1 MB over 250 MB. First edit: Dockerfile:12, keep pip's cache out of the image, frees 61.2 MB.",
    );
    const pip = tool.driver.rules.find(rule => rule.id === 'pip-cache');
    expect(pip?.help.markdown).toContain('+RUN pip install --no-cache-dir -r requirements.txt\n```');
    expect(pip?.help.markdown).toContain('  - rule: pip-cache\n');
    expect(pip?.helpUri).toBe('https://example.org/docs/rules/pip-cache.md');
    for (const { help, fullDescription, helpUri } of tool.driver.rules) {
      for (const text of [help.text, help.markdown, fullDescription.text]) expect(text).toMatch(/\S/);
      expect(() => new URL(helpUri)).not.toThrow();
    }
  });

  test('of an image within its budgets has no error', () => {
    for (const { level } of resultsOf(GREEN)) expect(level).not.toBe('error');
  });

  test('shows files that may hold secrets however small they are, and nothing of the base image', () => {
    const rules = resultsOf(UNMET).map(({ ruleId }) => ruleId);
    expect(rules).toContain('context-secrets');
    expect(rules).not.toContain('pm-logs');
    const based = { ...UNMET, layers: UNMET.layers.map(layer => ({ ...layer, base: true })) };
    expect(resultsOf(based).map(({ ruleId }) => ruleId)).toEqual(['budget/size']);
  });

  test('puts what has no line, or is outside of the repository, at the budgets', () => {
    const path = '../../../elsewhere/Dockerfile';
    const layers = UNMET.layers.map(layer => ({ ...layer, dockerfile: path }));
    const uris = resultsOf({ ...UNMET, layers }).map(
      ({ locations: [at] }) => at?.physicalLocation.artifactLocation.uri,
    );
    expect(new Set(uris)).toEqual(new Set(['services/web/.imagebudget.yml']));
  });

  test('encodes paths as URIs', () => {
    const layers = UNMET.layers.map(layer => ({ ...layer, dockerfile: 'my app/ö#1/Dockerfile' }));
    const uris = resultsOf({ ...UNMET, layers }).map(
      ({ locations: [at] }) => at?.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toContain('services/web/my%20app/%C3%B6%231/Dockerfile');
  });
});

describe('fingerprints', () => {
  test('differ, and stay while lines move and sizes change', () => {
    const before = fingerprints(PLANNED);
    expect(new Set(before).size).toBe(before.length);
    const moved = {
      ...PLANNED,
      layers: PLANNED.layers.map(({ line, ...layer }) => ({
        ...layer,
        ...(line === undefined ? {} : { line: line + 7 }),
      })),
      budgets: (PLANNED.budgets ?? []).map(budget => ({
        ...budget,
        actual: budget.budget === 'size' ? budget.actual : budget.actual + 1,
        position: { path: '.imagebudget.yml', line: 40, column: 3 },
      })),
    };
    expect(fingerprints(moved)).toEqual(before);
  });

  test('differ from those of another image or platform', () => {
    const others = [
      { ...PLANNED, name: 'other' },
      { ...PLANNED, source: { platform: 'linux/arm64' } },
    ].flatMap(fingerprints);
    const all = [...fingerprints(PLANNED), ...others];
    expect(new Set(all).size).toBe(all.length);
  });

  test('of the same kind at the same place differ too', () => {
    const one = { path: '/a/b', bytes: 200_000, cause: 'deleted', addedIn: 1, label: 'plain' } as const;
    const layers = [{ bytes: 9 }, { bytes: 1_000_000 }, { bytes: 0 }, { bytes: 0 }];
    const found = fingerprints({
      layers,
      wasted: [
        { ...one, wastedIn: 2 },
        { ...one, wastedIn: 3 },
      ],
    });
    expect(new Set(found).size).toBe(2);
  });
});

describe('the category', () => {
  const categoryOf = (spec: ImageSpec) => runOf(reportOf(spec)).automationDetails.id;

  test('keeps analyses of other images and platforms apart', () => {
    expect(categoryOf(PLANNED)).toBe('imagebudget/web:ci linux-amd64/');
    expect(categoryOf({ ...PLANNED, source: { platform: 'linux/arm64' } })).toBe('imagebudget/web:ci linux-arm64/');
    expect(categoryOf({ ...PLANNED, name: 'x'.repeat(300) })).toMatch(/^imagebudget\/[0-9a-f]{64}\/$/);
  });
});

describe('foreign text', () => {
  test('makes no link and no placeholder of a message', () => {
    for (const [name, shown] of [
      ['[a](http://b)', '\\[a\\](http://b)'],
      ['{0}', '{{0}}'],
      ['${HOME}', '${HOME}'],
      ['a\\[b', 'a\\\\\\[b'],
    ] as const) {
      const rule = { rule: 'own', title: name, layers: [{ index: 0, bytes: 100_000 }], paths: ['/x'], page: null };
      const [found] = resultsOf({ layers: [{ bytes: 200_000 }], findings: [rule] });
      expect(found?.message.text).toContain(`${shown[0]?.toUpperCase()}${shown.slice(1)}: 100 kB in /x.`);
    }
  });

  test('leaves every file valid', () => {
    for (const name of HOSTILE_NAMES) runOf(reportOf(hostileImage(name)));
  });
});

test('what is cut of many findings is counted, and the rest is within the limits of GitHub', () => {
  const all = JSON.parse(sarif(manyFindings(500), { checkout })).runs[0];
  expect(all.results).toHaveLength(501);
  expect(all.invocations[0].toolExecutionNotifications).toBeUndefined();
  const many = sarif(manyFindings(6_000), { checkout });
  // The schema's search for equal rules takes minutes for so many.
  const cut: Run = JSON.parse(many).runs[0];
  expect(cut.results).toHaveLength(5_000);
  expect(cut.invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
    '1001 more results are in the JSON report.',
  );
  expect(gzipSync(many).length).toBeLessThan(10 * 2 ** 20);
});

test('a file with a note on what was cut is valid', () => {
  const log = JSON.parse(sarif(manyFindings(5_010), { checkout }));
  const [run] = log.runs;
  const short = { ...run, results: run.results.slice(0, 5), tool: { driver: { ...run.tool.driver, rules: [] } } };
  expect([validate({ ...log, runs: [short] }), validate.errors]).toEqual([true, null]);
});

test('another program reads it: its results, rules and links', () => {
  const log = JSON.parse(sarif(reportOf(PLANNED), { checkout }));
  const options = { owner: 'o', repo: 'r', branch: 'main', sourceRoot: '', severities: ['error', 'warning', 'note'] };
  const [read] = sarifToMarkdown({ ...options, failOn: ['error'] })(log);
  expect(read).toMatchObject({ hasMessages: true, shouldFail: true });
  expect(read?.body).toContain('https://github.com/o/r/blob/main/services/web/Dockerfile#L12');
  for (const rule of log.runs[0].tool.driver.rules) expect(read?.body).toContain(rule.shortDescription.text);
});
