/** The cases that hints, labels and detectors declare, and what must hold for each of them. */
import { describe, expect, test } from '@jest/globals';
import { detectors } from '../../src/advice/detectors/index.ts';
import { hints } from '../../src/advice/hints/index.ts';
import { labels } from '../../src/advice/labels/index.ts';
import { rules } from '../../src/rules/index.ts';
import { analysed } from '../kit/reports/analyse-tars.ts';
import { given } from '../kit/reports/hint-cases.ts';
import { imageOf } from '../kit/reports/image-cases.ts';
import { faultsOf } from '../kit/reports/placeholders.ts';

const all = [...hints, ...labels, ...detectors];

describe.each(all.map(one => [one.id, one] as const))('%s', (id, { title, reports, ignores }) => {
  test('has texts that stand alone', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title).not.toMatch(/\.$/);
  });

  test('has at least two examples of each kind, and none twice', () => {
    expect(reports.length).toBeGreaterThanOrEqual(2);
    expect(ignores.length).toBeGreaterThanOrEqual(2);
    const texts = [...reports, ...ignores].map(example => JSON.stringify({ ...example, because: '', bytes: 0 }));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

test('no two have one id, and no rule has one of them', () => {
  const ids = [...all, ...rules].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(hints.map(hint => [hint.id, hint] as const))('%s', (id, hint) => {
  test('is called a hint, and explains what there is', () => {
    expect(id).toMatch(/^hint-/);
    expect(hint.evidence).toMatch(/\.$/);
    const known = [...rules, ...labels, ...detectors].map(one => one.id);
    for (const one of hint.explains) expect(known).toContain(one);
  });

  test.each(hint.reports)('is given for example %#: $does', ({ bytes, remedy, ...example }) => {
    const evidence = given(hint, example);
    expect(evidence?.bytes).toBe(bytes);
    if (remedy !== undefined) expect(evidence?.remedy).toBe(remedy);
    if (evidence?.remedy !== undefined) expect(faultsOf(evidence.remedy)).toEqual([]);
  });

  test.each(hint.ignores)('is not given for example %#: $does', example => {
    expect(given(hint, example)).toBeNull();
  });
});

describe.each(labels.map(label => [label.id, label] as const))('%s', (id, label) => {
  test('says when and why', () => {
    for (const text of [label.why, label.when]) expect(text).toMatch(/\.$/);
  });

  test.each(label.reports)('is the label of example %#', async example => {
    const { wasted } = await analysed(imageOf(example));
    expect(wasted[0]?.label).toBe(id);
  });

  test.each(label.ignores)(
    'is not the label of example %#, which is $because',
    async ({ instead = 'plain', ...example }) => {
      const { wasted } = await analysed(imageOf(example));
      expect(wasted[0]?.label).toBe(instead);
      expect(wasted.map(file => file.label)).not.toContain(id);
    },
  );
});

describe.each(detectors.map(detector => [detector.id, detector] as const))('%s', (id, detector) => {
  test('says when and why', () => {
    for (const text of [detector.why, detector.when]) expect(text).toMatch(/\.$/);
  });

  test.each(detector.reports)('reports example %#', async ({ bytes, paths, ...example }) => {
    const { findings, sizes } = await analysed(imageOf(example));
    const finding = findings.find(({ rule }) => rule === id);
    expect(finding).toMatchObject({ bucket: 'advice', bytes, ...(paths && { paths }) });
    const removable = findings.filter(({ bucket }) => bucket === 'removable');
    expect(sizes.removable).toBe(removable.reduce((sum, one) => sum + one.bytes, 0));
  });

  test.each(detector.ignores)('ignores example %#: $because', async example => {
    const { findings } = await analysed(imageOf(example));
    expect(findings.find(({ rule }) => rule === id)).toBeUndefined();
  });
});
