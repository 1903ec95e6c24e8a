/**
 * JUnit XML has no official schema. Held here is what Jenkins' junit-10.xsd and GitLab have in common: which elements are in which, in
 * which order, with which attributes, and counts that add up.
 */
import { describe, expect, test } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { junit } from '../../../src/report/junit.ts';
import type { Report } from '../../../src/report/types.ts';
import { HOSTILE_NAMES, hostileImage, RAW } from '../../kit/hostile/hostile-names.ts';
import { reportOf } from '../../kit/reports/build-report.ts';
import { manyFindings } from '../../kit/reports/many-findings.ts';
import { SAMPLES } from '../../kit/reports/report-samples.ts';
import { PLANNED } from '../../kit/reports/summary-samples.ts';

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** For each element: the attributes that it must have, those that it may have, and its children in their order. */
const GRAMMAR: Readonly<Record<string, { must: string[]; may: string[]; children: string[] }>> = {
  testsuites: { must: [], may: ['name', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    must: ['name', 'tests', 'failures', 'errors'],
    may: ['skipped'],
    children: ['properties', 'testcase'],
  },
  properties: { must: [], may: [], children: ['property'] },
  property: { must: ['name', 'value'], may: [], children: [] },
  testcase: { must: ['name', 'classname'], may: ['file'], children: ['skipped', 'failure', 'system-out'] },
  skipped: { must: [], may: ['message'], children: [] },
  failure: { must: [], may: ['type', 'message'], children: [] },
  'system-out': { must: [], may: [], children: [] },
};

/** @throws if it is not well-formed */
function parse(text: string): Element {
  const parser = new SaxesParser();
  const document: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', part => {
    const element = open.at(-1);
    if (element) element.text += part;
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  const [root] = document.children;
  if (root === undefined) throw new Error('no root');
  return root;
}

function problems({ name, attributes, children, text }: Element): string[] {
  const rule = GRAMMAR[name];
  if (rule === undefined) return [`<${name}> is unknown`];
  const known = [...rule.must, ...rule.may];
  const order = children.map(child => rule.children.indexOf(child.name));
  return [
    ...rule.must.filter(one => !(one in attributes)).map(one => `<${name}> lacks ${one}`),
    ...Object.keys(attributes)
      .filter(one => !known.includes(one))
      .map(one => `<${name}> has ${one}`),
    ...order.filter((at, n) => at < 0 || at < (order[n - 1] ?? 0)).map(() => `<${name}> has children out of order`),
    ...(rule.children.length > 0 && text.trim() !== '' ? [`<${name}> has text`] : []),
    ...children.flatMap(problems),
  ];
}

const suitesOf = (report: Report) => {
  const root = parse(junit(report, { root: '/repo', directory: '/repo/app' }));
  expect([root.name, problems(root)]).toEqual(['testsuites', []]);
  return root.children;
};

test('the grammar refuses what Jenkins would', () => {
  for (const text of [
    '<testsuites><testcase name="a" classname="b"/></testsuites>',
    '<testsuite name="a"/>',
    '<testsuites><testsuite name="a" tests="1" failures="0" errors="0">text</testsuite></testsuites>',
    '<testsuites colour="red"/>',
  ])
    expect(problems(parse(text))).not.toEqual([]);
  for (const text of ['<a>', '<a b="<"/>', '<a>&x;</a>', '<a>\x01</a>', '<a>&#1;</a>', '<a>\uffff</a>'])
    expect(() => parse(text)).toThrow();
});

describe('JUnit XML', () => {
  test.each(Object.entries(SAMPLES))('follows the grammar, with counts that add up: %s', (_, report) => {
    const suites = suitesOf(report);
    expect(suites).toHaveLength(report.images.length);
    for (const { attributes, children } of suites) {
      const cases = children.filter(({ name }) => name === 'testcase');
      const failed = cases.filter(one => one.children.some(({ name }) => name === 'failure'));
      expect(attributes).toMatchObject({ tests: `${cases.length}`, failures: `${failed.length}` });
    }
  });

  test('fails where a budget fails, and says what to do', () => {
    const [suite] = suitesOf(reportOf(PLANNED));
    const cases = suite?.children.filter(({ name }) => name === 'testcase') ?? [];
    const size = cases.find(({ attributes }) => attributes.name === 'size');
    expect(size?.attributes).toEqual({ name: 'size', classname: 'web:ci linux/amd64', file: 'app/.imagebudget.yml' });
    expect(size?.children[0]?.attributes.message).toBe('size is 284 MB, 34.1 MB over 250 MB');
    expect(size?.children[0]?.text).toContain("\n1. Dockerfile:12, keep pip's cache out of the image, frees 61.2 MB\n");
    const wasted = cases.find(({ attributes }) => attributes.name === 'wasted');
    expect(wasted?.children).toMatchObject([
      { name: 'system-out', text: expect.stringMatching(/^warning: wasted is/) },
    ]);
  });

  test('skips what cannot be judged', () => {
    const position = { path: '.imagebudget.yml', line: 9, column: 3 };
    const unjudged = [{ budget: 'download', status: 'skip' as const, reason: 'no compressed <layers>', position }];
    const [suite] = suitesOf(reportOf({ ...PLANNED, unjudged }));
    expect(suite?.attributes).toMatchObject({ tests: `${(PLANNED.budgets ?? []).length + 1}`, skipped: '1' });
    expect(suite?.children.at(-1)?.children).toMatchObject([
      { name: 'skipped', attributes: { message: 'download is not judged: no compressed <layers>' } },
    ]);
  });

  test('gives foreign text back as it is shown', () => {
    for (const name of HOSTILE_NAMES) {
      const [suite] = suitesOf(reportOf(hostileImage(name)));
      expect(suite?.attributes.name).not.toMatch(RAW);
    }
    const [suite] = suitesOf(reportOf({ ...PLANNED, name: 'a<b>&"\'\uffff' }));
    expect(suite?.attributes.name).toBe('a<b>&"\'\\uffff linux/amd64');
  });

  test('is short however much is found', () => {
    expect(junit(manyFindings(6_000), { root: '/repo', directory: '/repo' }).length).toBeLessThan(10_000);
  });
});
