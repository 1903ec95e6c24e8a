import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Annotation, annotations, withinLimits } from '../../src/report/annotations.ts';
import { type ImageSpec, reportOf } from '../kit/reports/build-report.ts';
import { BY_THREE_BYTES, CLEAN, FAILING, PASSING, SAMPLES, WARNING } from '../kit/reports/report-samples.ts';
import { GREEN, LONG_LINE, MANY_EDITS, PLANNED, UNMET } from '../kit/reports/summary-samples.ts';

const title = 'imagebudget: web:ci';
const messages = (spec: ImageSpec) => annotations(reportOf(spec)).map(({ message }) => message);

describe('annotations', () => {
  test('point at the limits that fail, then at what warns and at the lines to edit', () => {
    expect(annotations(reportOf(PLANNED))).toEqual([
      {
        level: 'error',
        title,
        message:
          "size is 284 MB, 34.1 MB over 250 MB. First edit: Dockerfile:12, keep pip's cache out of the image, frees 61.2 MB.",
        file: '.imagebudget.yml',
        line: 5,
        column: 3,
      },
      {
        level: 'error',
        title,
        message:
          "rules.pip-cache is 61.2 MB, 61.2 MB over 0 B. First edit: Dockerfile:12, keep pip's cache out of the image, frees 61.2 MB.",
        file: '.imagebudget.yml',
        line: 17,
        column: 5,
      },
      {
        level: 'warning',
        title,
        message:
          "wasted is 19.6 MB, 16.8 MB over the warning of 2.84 MB. First edit: Dockerfile:12, keep pip's cache out of the image, frees 61.2 MB.",
        file: '.imagebudget.yml',
        line: 9,
        column: 3,
      },
      {
        level: 'warning',
        title,
        message:
          "Keep pip's cache out of the image (61.2 MB). Write: RUN pip install --no-cache-dir -r requirements.txt",
        file: 'Dockerfile',
        line: 12,
      },
      {
        level: 'warning',
        title,
        message:
          'Install no recommended packages (22.0 MB). No longer in the image: krb5-locales 12.1 MB, libldap-common 9.00 MB and publicsuffix 900 kB. Write: && apt-get install -y --no-install-recommends build-essential libpq-dev',
        file: 'Dockerfile',
        line: 9,
      },
      {
        level: 'warning',
        title,
        message:
          'Delete the package lists in the instruction that fetched them (19.4 MB). Dockerfile:15 deletes them. Write: && apt-get install -y --no-install-recommends build-essential libpq-dev && rm -rf /var/lib/apt/lists/*',
        file: 'Dockerfile',
        line: 9,
      },
    ]);
  });

  test('say what no edit reaches, name each place of an edit, and secrets however small', () => {
    expect(annotations(reportOf(UNMET)).map(({ message, file, line }) => [message, `${file}:${line}`])).toEqual([
      [
        "size is 823 MB, 573 MB over 250 MB. No edit brings it within its limit: with all of them it is 658 MB. First edit: Dockerfile:5, keep Go's caches out of the image, frees 165 MB.",
        '.imagebudget.yml:5',
      ],
      [
        'Files that may hold secrets: /src/.env. Leave the file out by .dockerignore, and replace what it holds.',
        'Dockerfile:6',
      ],
      [
        "Keep Go's caches out of the image (165 MB). Write in line 5: RUN --mount=type=cache,target=/go/pkg/mod go mod download · Write in line 7: RUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod go vet ./... · RUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod CGO_ENABLED=0 go build -o /usr/local/bin/ser…",
        'Dockerfile:5',
      ],
      [
        'Set the owner while copying (400 kB). Dockerfile:6 brought the 200 files that it stores again. Write in line 6: COPY --chown=app:app . . · Take out line 9: RUN chown -R app:app /src · Add to .dockerignore: .git, .env',
        'Dockerfile:9',
      ],
    ]);
  });

  test('do not repeat a secret that an edit leaves out', () => {
    const items = [{ title: 'Leave it out', bytes: 212, findings: ['context-secrets'], at: { path: 'a', line: 1 } }];
    expect(messages({ ...UNMET, plan: { items } }).filter(message => message.includes('secret'))).toEqual([]);
  });

  test('of a history’s text stand on no line', () => {
    const [waste] = annotations(reportOf(LONG_LINE));
    expect(waste).toEqual({
      level: 'warning',
      title: 'imagebudget: old.tar',
      message:
        'Delete the package lists in the instruction that fetched them (about 18.0 MB). Write: RUN … lib-number-22 lib-number-23 lib-number-24 lib-number-25 lib-number-26 lib-number-27 lib-number-28 lib-number-29 && rm -rf /var/lib/apt/lists/*',
    });
  });

  test('are none where all budgets are kept', () => {
    for (const spec of [CLEAN, PASSING, GREEN]) expect(messages(spec)).toEqual([]);
  });

  test('name the layer behind it where no edit helps, in exact bytes where rounding hides the excess', () => {
    expect(messages(BY_THREE_BYTES)).toEqual([
      'size is 250.000003 MB, 3 B over 250.000000 MB. Largest layer: layer 0 (COPY rootfs /), 250 MB.',
    ]);
    expect(messages({ ...FAILING, plan: {} })[0]).toBe(
      'size is 284 MB, 34.1 MB over 250 MB. Biggest cause: Dockerfile:12, 94.1 MB of waste.',
    );
  });

  test('begin with an edit that helps the budget', () => {
    const budgets = ['layers', 'rules.rule-3', 'rules.other', 'removable'].map(budget => ({
      budget,
      status: 'warn' as const,
      actual: 2,
      warn: 1,
    }));
    const items = MANY_EDITS.plan?.items?.map((item, n) => ({ ...item, meets: n === 4 ? ['layers'] : [] }));
    const said = messages({ ...MANY_EDITS, budgets, plan: { items: items ?? [] } }).slice(0, 4);
    expect(said.map(message => message.match(/part \w/)?.[0])).toEqual(['part e', 'part d', undefined, 'part a']);
  });

  test('of several images come errors first, and name their image', () => {
    const all = annotations(SAMPLES.several);
    const levels = all.map(({ level }) => level);
    const order = ['error', 'warning', 'notice'];
    expect(levels).toEqual([...levels].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(new Set(all.map(annotation => annotation.title)).size).toBe(2);
  });

  test('are at most ten of each level, and then say how many are left out', () => {
    const budgets = Array.from({ length: 13 }, (_, n) => ({
      budget: `rules.r${n}`,
      status: n < 11 ? ('fail' as const) : ('warn' as const),
      actual: 5,
      fail: 1,
    }));
    const all = annotations(reportOf({ layers: [{ bytes: 1_000_000 }], budgets }));
    expect(all.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(all[9]).toEqual({
      level: 'error',
      title: 'imagebudget',
      message: '2 more are in the log and the job summary.',
    });
    expect(all.slice(10).map(({ level }) => level)).toEqual(['warning', 'warning']);
    expect(annotations(reportOf({ layers: [{ bytes: 1_000_000 }], budgets: budgets.slice(0, 10) }))).toHaveLength(10);
  });

  test('say that a minimum is not reached', () => {
    const budgets = [
      { budget: 'efficiency', status: 'fail' as const, actual: 0.9, fail: 0.95, unit: 'ratio' as const },
    ];
    expect(messages({ ...WARNING, budgets })[0]).toMatch(/^efficiency is 90.0 %, 5 points under 95.0 %\./);
  });

  test('of an image that passes, if wanted, are warnings of secrets and notices of edits', () => {
    const all = annotations(reportOf(GREEN), { passing: true });
    expect(all.map(({ level }) => level)).toEqual(['warning', 'notice', 'notice']);
    expect(all[0]?.message).toMatch(/^Files that may hold secrets/);
  });
});

describe('limits', () => {
  const few = fc.nat(14);

  test('never more than ten of a level and the room of the job, errors first, and each left out is counted once', () => {
    fc.assert(
      fc.property(few, few, few, fc.nat(50), (error, warning, notice, room) => {
        const counts = { error, warning, notice };
        const levels = ['error', 'warning', 'notice'] as const;
        const all = levels.flatMap(level =>
          Array.from({ length: counts[level] }, (): Annotation => ({ level, title: 't', message: 'm' })),
        );
        const shown = withinLimits(all, room);
        expect(shown.length).toBeLessThanOrEqual(room);
        for (const level of levels)
          expect(shown.filter(one => one.level === level).length).toBeLessThanOrEqual(Math.min(10, counts[level]));
        expect(shown.map(({ level }) => level)).toEqual(
          levels.flatMap(level => shown.flatMap(one => (one.level === level ? [level] : []))),
        );
        const stands = shown.map(({ message }) => (message === 'm' ? 1 : Number.parseInt(message, 10)));
        if (room > 0) expect(stands.reduce((sum, n) => sum + n, 0)).toBe(all.length);
      }),
    );
  });
});
