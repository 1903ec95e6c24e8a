/** Reports of several machines as one: the worst verdict, and none where anything was not measured. */
import { describe, expect, test } from '@jest/globals';
import type { Matrix } from '../../src/matrix/matrix-schema.ts';
import { mergeReports } from '../../src/matrix/merge-reports.ts';
import type { ReadReport } from '../../src/matrix/read-reports.ts';
import { json } from '../../src/report/json.ts';
import { mergedAnnotations } from '../../src/report/merged/annotations.ts';
import { mergedMarkdown } from '../../src/report/merged/markdown.ts';
import { mergedText } from '../../src/report/merged/text.ts';
import type { JsonReport } from '../../src/report/schema/report-schema.ts';
import { parseReport } from '../../src/report/stored/parse-report.ts';
import { type ImageSpec, reportOf } from '../kit/reports/build-report.ts';
import { PLANNED } from '../kit/reports/summary-samples.ts';

type Verdict = 'pass' | 'warn' | 'fail';

const BUDGETS: Record<Verdict, NonNullable<ImageSpec['budgets']>> = {
  pass: [{ budget: 'size', status: 'pass', actual: 1000, fail: 2000 }],
  warn: [{ budget: 'size', status: 'warn', actual: 1000, warn: 900, fail: 2000 }],
  fail: [{ budget: 'size', status: 'fail', actual: 1000, fail: 400 }],
};

function reportOn(name: string, verdict: Verdict = 'pass', platform = 'linux/amd64'): JsonReport {
  const made = json(reportOf({ name, layers: [{ bytes: 1000 }], budgets: BUDGETS[verdict] }));
  return parseReport(made.replace('"linux/amd64"', JSON.stringify(platform)), 'r.json');
}

const read = (report: JsonReport, shown = 'r.json'): ReadReport => ({ shown, report });
const planOf = (...jobs: [name: string, platform?: string][]): Matrix => ({
  include: jobs.map(([name, platform], n) => ({ name, report: String(n), ...(platform ? { platform } : {}) })),
});
const reasons = (merged: ReturnType<typeof mergeReports>) =>
  merged.notMeasured.map(({ name, platform, reason }) => [name, platform, reason].filter(Boolean).join(' '));

describe('the verdict', () => {
  test.each<[Verdict[], Verdict]>([
    [['pass', 'pass'], 'pass'],
    [['warn', 'pass'], 'warn'],
    [['pass', 'fail', 'warn'], 'fail'],
  ])('of %j is %s', (verdicts, expected) => {
    const merged = mergeReports(
      verdicts.map((verdict, n) => read(reportOn(`i${n}`, verdict))),
      planOf(...verdicts.map((_, n): [string] => [`i${n}`])),
    );
    expect(merged).toMatchObject({ verdict: expected, notMeasured: [], isPlanned: true });
  });

  test('a budget that could not be judged and warns is a warning', () => {
    const report = reportOn('web');
    const [image] = report.images;
    const unjudged = [{ budget: 'own', status: 'warn' as const, reason: 'no base', config: { path: 'c', line: 1 } }];
    const warned = { ...report, verdict: 'warn' as const, images: image ? [{ ...image, unjudged }] : [] };
    const merged = mergeReports([read(warned)], null);
    expect(merged.verdict).toBe('warn');
    expect(mergedText(merged, { colour: false, width: 100 })).toContain('own is not judged: no base');
  });
});

describe('what a label accepted in its own run', () => {
  const accepted = { label: 'go `on`', pullRequest: 7 };
  const reports = [reportOn('web', 'fail'), reportOn('api', 'fail'), reportOn('db')];
  const [web = reportOn('web'), ...others] = reports.map((report, n) => (n === 1 ? report : { ...report, accepted }));
  const merged = mergeReports(
    [web, ...others].map(report => read(report)),
    null,
  );

  test('is over budget all the same, and told beside the images that are', () => {
    expect(merged.verdict).toBe('fail');
    const sentence = 'Its own run was accepted by the label go `on` on pull request 7.';
    expect(mergedText(merged, { colour: false, width: 60 }).match(/^✗ .*|^ {4}.*/gm)).toEqual([
      '✗ 2 of 3 images are over budget',
      expect.stringMatching(/^✗ web /),
      `    ${sentence}`,
      expect.stringMatching(/^✗ api /),
    ]);
    const sections = mergedMarkdown(merged)
      .split('### ')
      .filter(text => text.includes('☑️'));
    expect(sections).toEqual([expect.stringContaining('`web` is')]);
    expect(sections.join()).toContain('☑️ Its own run was accepted by the label `` go `on` `` on pull request 7.\n');
  });

  test('says nothing more if all are accepted together', () => {
    const whole = { ...merged, accepted: { label: 'now', pullRequest: 8 } };
    expect(mergedText(whole, { colour: false, width: 60 })).not.toContain('Its own run');
    expect(mergedMarkdown(whole).match(/^☑️ Accepted by the label `now` on pull request 8: /gm)).toHaveLength(2);
  });
});

describe('nothing passes that was not measured', () => {
  const web = reportOn('web');

  test('an image of the plan without a report', () => {
    const merged = mergeReports([read(web)], planOf(['web'], ['api', 'linux/arm64']));
    expect(merged.verdict).toBeNull();
    expect(reasons(merged)).toEqual([
      'api linux/arm64 there is no report of it: its job could not measure it, or did not run',
    ]);
  });

  test('one of its platforms', () => {
    const merged = mergeReports([read(web)], planOf(['web', 'linux/amd64'], ['web', 'linux/arm64']));
    expect(reasons(merged)).toEqual([expect.stringMatching(/^web linux\/arm64 there is no report/)]);
  });

  test('no report at all', () => {
    expect(mergeReports([], planOf(['web'])).verdict).toBeNull();
    expect(mergeReports([], null)).toMatchObject({
      verdict: null,
      notMeasured: [{ reason: 'the reports hold no image' }],
    });
  });

  test('two reports on one image, even if they agree', () => {
    const merged = mergeReports([read(web, 'a.json'), read(web, 'b.json')], planOf(['web']));
    expect(merged).toMatchObject({ verdict: null, images: [] });
    expect(reasons(merged)).toEqual(['web linux/amd64 2 reports are about it: a.json, b.json']);
  });

  test('many reports on one image are not all named', () => {
    const many = Array.from({ length: 9 }, (_, n) => read(web, `${n}.json`));
    expect(reasons(mergeReports(many, null))).toEqual([
      'web linux/amd64 9 reports are about it: 0.json, 1.json, 2.json and 6 more',
    ]);
  });

  test('an image that is not in the plan', () => {
    const merged = mergeReports([read(web), read(reportOn('old'), 'old.json')], planOf(['web']));
    expect(reasons(merged)).toEqual(['old linux/amd64 old.json is about it, and the plan has no such image']);
  });

  test.each<[string, Partial<JsonReport>, RegExp]>([
    ['inspected, and not judged', { verdict: undefined }, /r\.json has no verdict/],
    ['with a better verdict than its budgets', { verdict: 'pass' }, /r\.json contradicts itself: its verdict/],
    [
      'of figures that mean something else',
      { figuresVersion: 2 },
      /r\.json: imagebudget "[\d.]+" counted in another way/,
    ],
    ['without an image', { images: [] }, /r\.json holds no image/],
  ])('a report %s', (_, change, reason) => {
    const merged = mergeReports([read({ ...reportOn('web', 'fail'), ...change })], null);
    expect(merged).toMatchObject({ verdict: null, images: [] });
    expect(reasons(merged)[0]).toMatch(reason);
  });

  test('a report whose sums are wrong, or that judges nothing', () => {
    const [image] = web.images;
    if (image === undefined) throw new Error('no image');
    const wrong = { ...web, images: [{ ...image, sizes: { ...image.sizes, visible: 1 } }] };
    const bare = { ...web, images: [{ ...image, budgets: [] }] };
    expect(reasons(mergeReports([read(wrong)], null))[0]).toMatch(/its figures contradict each other/);
    expect(reasons(mergeReports([read(bare)], null))[0]).toMatch(/judges an image by no budget/);
  });

  test('a report that could not be read', () => {
    const merged = mergeReports([read(web), { shown: 'x.json', problem: 'x.json is cut' }], planOf(['web']));
    expect(merged).toMatchObject({ verdict: null, notMeasured: [{ name: null, reason: 'x.json is cut' }] });
    expect(mergedMarkdown(merged)).toContain('| ⛔ |  | x.json is cut |');
  });

  test.each([1000, 1001])('a report of %i images', count => {
    const [image] = web.images;
    const images = Array.from({ length: count }, (_, n) => ({ ...image, name: `i${n}` }));
    const merged = mergeReports([read({ ...web, images: images as JsonReport['images'] })], null);
    expect(merged.verdict).toBe(count === 1000 ? 'pass' : null);
  });
});

describe('the plan', () => {
  test('decides the order', () => {
    const all = ['c', 'a', 'b'].map(name => read(reportOn(name)));
    const { images } = mergeReports(all, planOf(['a'], ['b'], ['c']));
    expect(images.map(({ image }) => image.name)).toEqual(['a', 'b', 'c']);
  });

  test('a platform may be written in any way, and a job without one takes what is left', () => {
    const reports = ['linux/arm64', 'linux/amd64'].map(platform => read(reportOn('web', 'pass', platform)));
    expect(mergeReports(reports, planOf(['web'], ['web', 'linux/aarch64'])).verdict).toBe('pass');
    expect(mergeReports(reports, planOf(['web'])).verdict).toBeNull();
  });

  test('all platforms are as many as there are, but at least one', () => {
    const reports = ['linux/arm64', 'linux/amd64'].map(platform => read(reportOn('web', 'pass', platform)));
    expect(mergeReports(reports, planOf(['web', 'all']))).toMatchObject({ verdict: 'pass', notMeasured: [] });
    expect(mergeReports([], planOf(['web', 'all'])).verdict).toBeNull();
  });
});

describe('200 images', () => {
  const names = Array.from({ length: 200 }, (_, n) => `service-${n}`);
  const reports = names.map((name, n) => read(reportOn(name, n % 50 === 7 ? 'fail' : n % 50 === 9 ? 'warn' : 'pass')));
  const plan = planOf(...names.map((name): [string] => [name]));

  test('are one verdict and one table, and those that pass are folded below', () => {
    const merged = mergeReports(reports, plan);
    const text = mergedMarkdown(merged);
    expect(text).toMatch(/^### ❌ 4 of 200 images are over budget, 4 are above a warning\n\n\| Image /);
    expect(text).toContain('<details><summary>✅ 192 images within budget</summary>');
    expect(text.match(/^\| \S+\u00a0`service-/gm)).toHaveLength(200);
    expect(mergedText(merged, { colour: false, width: 80 }).split('\n')).toHaveLength(13);
  });

  test('fit into a comment, and what was left out is said', () => {
    const text = mergedMarkdown(mergeReports(reports, plan), { limit: 3000 });
    expect(text).toContain('Only the verdicts are shown');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3000);
  });

  test('of which one is missing have no verdict, and say which', () => {
    const merged = mergeReports(reports.slice(1), plan);
    expect(merged.verdict).toBeNull();
    const text = mergedMarkdown(merged);
    expect(text).toMatch(/^### ⛔ 1 of 200 images could not be measured, 4 are over budget, 4 are above a warning\n/);
    expect(text).toContain('### ⛔ Not measured: service-0: there is no report of it');
  });

  test.each([10, 11])('in each of %i reports', count => {
    const [image] = reportOn('web').images;
    const many = Array.from({ length: count }, (_, n) =>
      read({
        ...reportOn('web'),
        images: Array.from({ length: 200 }, (_, at) => ({ ...image, name: `${n}-${at}` })) as JsonReport['images'],
      }),
    );
    if (count === 10) expect(mergeReports(many, null).verdict).toBe('pass');
    else expect(() => mergeReports(many, null)).toThrow('the reports hold 2200 images; the most is 2000');
  });
});

describe('what to do about an image that fails', () => {
  const report = parseReport(json(reportOf({ ...PLANNED, name: 'web' })), 'r.json');
  const merged = mergeReports([read(report), read(reportOn('api'))], null);
  const repositoryUrl = 'https://github.example/owner/name/blob/0123abc';

  test('is in Markdown with the lines that go and come, and the line to edit first', () => {
    const text = mergedMarkdown(merged, { repositoryUrl });
    const first = `Edit [Dockerfile:12](${repositoryUrl}/Dockerfile#L12) first`;
    expect(text.split(first)).toHaveLength(3);
    expect(text).toContain(
      [
        '   ```diff',
        '   - RUN pip install -r requirements.txt',
        '   + RUN pip install --no-cache-dir -r requirements.txt',
        '   ```',
      ].join('\n'),
    );
    const short = mergedMarkdown(merged, { repositoryUrl, limit: Buffer.byteLength(text) - 1 });
    expect(short).toContain('saves **61.2 MB**, then it is');
    expect(short).not.toContain('```diff');
  });

  test('is in annotations: each broken budget in the config, each edit in the Dockerfile', () => {
    const all = mergedAnnotations(merged).map(({ level, title, file, line, message }) => [
      level,
      title,
      file,
      line,
      message,
    ]);
    expect(all.slice(0, 4)).toEqual([
      [
        'error',
        'imagebudget: web',
        '.imagebudget.yml',
        5,
        expect.stringMatching(/^size is 284 MB, .* First edit: Dockerfile:12, /),
      ],
      ['warning', 'imagebudget: web', '.imagebudget.yml', 9, expect.stringMatching(/^wasted is /)],
      [
        'error',
        'imagebudget: web',
        '.imagebudget.yml',
        17,
        expect.stringMatching(/^rules\.pip-cache is 61\.2 MB, .* First edit: /),
      ],
      [
        ...['warning', 'imagebudget: web', 'Dockerfile', 12],
        "Keep pip's cache out of the image (61.2 MB). Write: RUN pip install --no-cache-dir -r requirements.txt",
      ],
    ]);
  });

  test('is inert where a report is hostile', () => {
    const item = report.images[0]?.plan?.[0];
    const edit = item?.edits[0];
    if (item && edit) edit.diff = '@@ -1 +1 @@\n+```\n+::error::x\n+<script>\u001b[31m\n';
    const text = mergedMarkdown(merged);
    expect(text).toMatch(/^ {3}````diff\n {3}\+ ```\n/m);
    expect(text).not.toContain('\u001b');
    const message = mergedAnnotations(merged)[3]?.message ?? '\n';
    for (const unsafe of ['\u001b', '\n']) expect(message).not.toContain(unsafe);
  });
});
