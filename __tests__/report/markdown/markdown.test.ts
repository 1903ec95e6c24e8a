import { describe, expect, test } from '@jest/globals';
import { markdown } from '../../../src/report/markdown/markdown.ts';
import { expectFile } from '../../kit/oracles/expected-text.ts';
import { type ImageSpec, type ItemSpec, type PlanSpec, reportOf } from '../../kit/reports/build-report.ts';
import { fileEdits } from '../../kit/reports/file-edits.ts';
import { CLEAN, FAILING, SAMPLES } from '../../kit/reports/report-samples.ts';
import { GREEN, LONG_LINE, MANY_EDITS, SUMMARY_SAMPLES, UNMET } from '../../kit/reports/summary-samples.ts';

const repositoryUrl = 'https://github.example/owner/name/blob/0123abc';
const size = (text: string) => Buffer.byteLength(text);

describe('markdown report', () => {
  test.each(Object.entries({ ...SAMPLES, ...SUMMARY_SAMPLES }))('%s', (name, report) => {
    const linked = name === 'failing' || name in SUMMARY_SAMPLES;
    expectFile(`${name}.md`, markdown(report, linked ? { repositoryUrl } : {}));
  });
});

test('a minimum says so', () => {
  const budget = { budget: 'efficiency', status: 'warn', unit: 'ratio', actual: 0.9, warn: 0.95, fail: 0.8 } as const;
  expect(markdown(reportOf({ layers: [{ bytes: 1 }], budgets: [{ ...budget }] }))).toContain(
    '| at least 95.0\u00a0% |',
  );
});

describe('links', () => {
  const linked = (path: string) => {
    const layers = [{ bytes: 5_000_000, createdBy: 'RUN x', dockerfile: path, line: 3 }];
    return markdown(reportOf({ layers }), { repositoryUrl }).match(/\]\((\S+)\)/)?.[1] ?? null;
  };

  test.each([
    ['Dockerfile', `${repositoryUrl}/Dockerfile#L3`],
    ['./docker/web/Dockerfile', `${repositoryUrl}/docker/web/Dockerfile#L3`],
    ['a b/(x)?#%.df', `${repositoryUrl}/a%20b/%28x%29%3F%23%25.df#L3`],
    ['half\ud83d', `${repositoryUrl}/half%EF%BF%BD#L3`],
    ['/etc/Dockerfile', null],
    ['../Dockerfile', null],
    ['a/../../Dockerfile', null],
    ['C:/Dockerfile', null],
    ['a\\b', null],
  ])('to %j are %s', (path, link) => expect(linked(path)).toBe(link));
});

describe('a report that is too long', () => {
  const full = markdown(SAMPLES.several);
  const short = markdown(SAMPLES.several, { limit: size(full) - 1 });
  const headlines = markdown(SAMPLES.several, { limit: size(short) - 1 });

  test('loses its details first, then all but its headlines, and says so', () => {
    expect(full).toContain('<details>');
    expect(short).not.toContain('<details>');
    expect(short).toContain('#### What to do');
    expect(short.match(/^### \S+/gm)).toEqual(['### ❌', '### ❌', '### ⚠️']);
    expect(short).toContain('The details were left out');
    expect(headlines).not.toContain('What to do');
    expect(headlines.match(/^### /gm)).toHaveLength(1);
    for (const report of [full, short, headlines])
      expect(report).toMatch(
        /^### ❌ 1 of 3 images is over budget, 1 is above a warning\n\n\| Image \|.*(?:\n\|.*){4}\n/,
      );
    expect(headlines).toContain('Only the verdicts are shown');
  });

  test('keeps to its limit with thousands of images', () => {
    const many = reportOf(...Array.from({ length: 300 }, () => FAILING));
    for (const limit of [1_000_000, 65_536, 5_000]) expect(size(markdown(many, { limit }))).toBeLessThanOrEqual(limit);
    expect(markdown(many, { limit: 65_536 })).toContain('… and 100 more');
  });

  test('keeps to GitHub’s limit by itself', () => {
    const long = {
      ...FAILING,
      layers: Array.from({ length: 150 }, () => ({ bytes: 1, createdBy: '汉'.repeat(10_000) })),
    };
    expect(size(markdown(reportOf({ ...long, wasted: [], findings: [] })))).toBeLessThan(2 ** 20);
  });
});

test('lists that are cut say so', () => {
  const wasted = Array.from({ length: 1_021 }, (_, n) => ({
    path: `/f${n}`,
    bytes: n,
    cause: 'deleted' as const,
    addedIn: n % 200,
    wastedIn: 200,
  }));
  const layers = Array.from({ length: 201 }, () => ({ bytes: 1_000_000 }));
  const text = markdown(reportOf({ layers, wasted }));
  expect(text).toContain('<summary>Biggest wasted files (20 of 1,021 files, ');
  expect(text).toContain('… and 1,001 more; the JSON report lists all.');
  expect(text).toContain('… and 51 more; the JSON report lists all.');
  expect(text).toContain('… and 100 more; the JSON report lists all.');
});

describe('the plan', () => {
  /** What is not folded. */
  const open = (text: string) => text.replace(/<details>[\s\S]*?<\/details>/g, '');
  const edits = (text: string) => text.match(/^\d+\. \*\*/gm)?.length ?? 0;
  const withPlan = (plan: PlanSpec, spec: ImageSpec = MANY_EDITS) => markdown(reportOf({ ...spec, plan }));

  test('has five edits unfolded, or as many as are asked for', () => {
    const many = reportOf(MANY_EDITS);
    expect(edits(open(markdown(many)))).toBe(5);
    expect([0, 2, 7, 9].map(top => edits(open(markdown(many, { top }))))).toEqual([0, 2, 7, 7]);
    expect(edits(markdown(many, { top: 2 }))).toBe(7);
    expect(markdown(many)).toContain('<summary>2 more edits (10.0 MB)</summary>');
  });

  test('is folded where all budgets are kept, but not a secret', () => {
    const text = open(markdown(reportOf(GREEN)));
    expect(text).not.toContain('What to do');
    expect(text).toContain('Files that may hold secrets');
    expect(text.split('\n').filter(line => line !== '')).toHaveLength(5);
  });

  test('says in one line that nothing is worth doing', () => {
    expect(markdown(reportOf(CLEAN))).toContain('\n\nNothing in this Dockerfile is worth changing.\n\n');
    expect(markdown(reportOf(MANY_EDITS))).not.toContain('Nothing');
  });

  test('names what is large where no edit fits', () => {
    const text = open(withPlan({}, UNMET));
    expect(text).toContain('No edit helps enough: size stays 573 MB over its limit;');
    expect(text).toContain('The biggest that could go:\n\n- **165 MB** ');
    expect(text).not.toContain('metadata change');
  });

  test('counts lines of edits in the file as it is now', () => {
    const at = { path: 'Dockerfile', line: 4 };
    const items: ItemSpec[] = [
      {
        title: 'one',
        bytes: 1,
        at,
        edits: fileEdits({
          hunks: [
            [4, ['a'], ['a1', 'a2', 'a3']],
            [6, ['b'], []],
          ],
        }),
      },
      {
        title: 'two',
        bytes: 1,
        at,
        edits: fileEdits({
          hunks: [
            [2, ['x'], ['y']],
            [6, ['a3'], ['a4']],
            [9, ['c'], ['d']],
          ],
        }),
      },
    ];
    const headings = withPlan({ items }).match(/^ *@@ .* @@$/gm) ?? [];
    expect(headings.map(line => line.trim())).toEqual([4, 6, 2, 4, 8].map(line => `@@ Dockerfile:${line} @@`));
  });

  test('shows tabs as spaces, cuts long edits, and cuts what stays of a long line', () => {
    const edit = (removed: string[], added: string[]) => {
      const edits = fileEdits({ path: null, line: null, hunks: [[1, removed, added]] });
      return withPlan({ items: [{ title: 'x', bytes: 1, edits }] });
    };
    expect(edit(['RUN a \\', '\t&& b\r'], [])).toContain('   - RUN a \\\n   -   && b\n');
    const lines = Array.from({ length: 40 }, (_, n) => `line ${n}`);
    expect(edit(lines, [])).toContain('   - line 23\n   … 16 more lines: the JSON report has all\n   ```');
    expect(edit(lines.slice(0, 25), [])).toContain('   - line 24\n   ```');
    const long = `RUN ${'word '.repeat(60)}`;
    const diff = edit([`${long}old ${long}`], [`${long}new ${long}`]).match(/```diff\n([\s\S]*?)\n *```/)?.[1] ?? '';
    expect(diff.split('\n').map(line => line.trim())).toEqual([
      expect.stringMatching(/^- RUN … (word )+old RUN (word )+…$/),
      expect.stringMatching(/^\+ RUN … (word )+new RUN (word )+…$/),
    ]);
  });

  test('cannot be left by a fence in a line', () => {
    const edits = fileEdits({ hunks: [[1, ['RUN a'], ['RUN ````` `x`']]] });
    const text = withPlan({ items: [{ title: 'x', bytes: 1, edits }] });
    expect(text).toContain('   ``````diff\n   @@ Dockerfile:1 @@\n   - RUN a\n   + RUN ````` `x`\n   ``````\n');
  });

  test('says what is left out, and what may change at run time', () => {
    const text = markdown(reportOf(MANY_EDITS));
    expect(text).toMatch(/No longer in the image: package-0 400 kB, .*, package-5 400 kB and 6 more\./);
    expect(text).toContain(
      'Edit 3 leaves something out and edit 4 changes the base image; the others do not change what runs.',
    );
    expect(text.match(/Another base image: run your tests with it\./g)).toHaveLength(1);
    expect(markdown(reportOf(LONG_LINE))).toContain('The edit does not change what runs.');
    expect(markdown(reportOf(UNMET))).toContain('The edits do not change what runs.');
  });

  test('shows code in sentences as code, whatever stands around it', () => {
    const remedies = ['Add `--no-cache` to `a|b`.', 'a ` b', '`<x>`', '*a* `` b', '`'];
    const layers = [{ bytes: 5 * remedies.length }];
    const findings = remedies.map((remedy, n) => ({
      rule: `r${n}`,
      layers: [{ index: 0, bytes: 5 }],
      paths: [`/${n}`],
      remedy,
    }));
    const said = [
      ...markdown(reportOf({ layers, findings })).matchAll(/ \| r\d<br>`\/\d` \(layer 0\)<br>(.*) \|$/gm),
    ].map(([, text]) => text);
    expect(said).toEqual(['Add `--no-cache` to <code>a&#124;b</code>.', 'a \\` b', '`<x>`', '\\*a\\*  b', '\\`']);
  });
});
