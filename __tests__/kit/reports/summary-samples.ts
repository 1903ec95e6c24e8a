/** Reports for the summary and the annotations: what no edit meets, edits without a Dockerfile, edits that are hard to show. */
import { type ImageSpec, type PlanSpec, reportOf } from './build-report.ts';
import { fileEdits } from './file-edits.ts';
import { FAILING } from './report-samples.ts';

const MB = 1_000_000;

const PLAN: PlanSpec = {
  items: [
    {
      id: 'pip-cache-12',
      title: "Keep pip's cache out of the image",
      bytes: 61_200_000,
      meets: ['size', 'rules.pip-cache'],
      findings: ['pip-cache'],
      at: { path: 'Dockerfile', line: 12 },
      edits: fileEdits({
        hunks: [[12, ['RUN pip install -r requirements.txt'], ['RUN pip install --no-cache-dir -r requirements.txt']]],
      }),
    },
    {
      id: 'recommends-9',
      title: 'Install no recommended packages',
      trust: 'fewer',
      leftOut: [
        { name: 'krb5-locales', bytes: 12_100_000 },
        { name: 'libldap-common', bytes: 9_000_000 },
        { name: 'publicsuffix', bytes: 900_000 },
      ],
      bytes: 22_000_000,
      findings: ['hint-apt-recommends'],
      at: { path: 'Dockerfile', line: 9 },
      edits: fileEdits({
        line: 9,
        hunks: [
          [
            10,
            [' && apt-get install -y build-essential libpq-dev'],
            [' && apt-get install -y --no-install-recommends build-essential libpq-dev'],
          ],
        ],
      }),
    },
    {
      id: 'clean-run-9',
      title: 'Delete the package lists in the instruction that fetched them',
      bytes: 19_399_995,
      meets: ['wasted'],
      findings: ['cache-deleted-later'],
      at: { path: 'Dockerfile', line: 9 },
      second: { at: { path: 'Dockerfile', line: 15 }, does: 'deletes them' },
      edits: fileEdits({
        line: 9,
        hunks: [
          [
            10,
            [' && apt-get install -y --no-install-recommends build-essential libpq-dev'],
            [
              ' && apt-get install -y --no-install-recommends build-essential libpq-dev \\',
              ' && rm -rf /var/lib/apt/lists/*',
            ],
          ],
        ],
      }),
    },
  ],
  small: [
    {
      id: 'owner-15',
      title: 'Set the owner while copying',
      bytes: 11_400,
      findings: ['plain'],
      at: { path: 'Dockerfile', line: 15 },
      second: { at: { path: 'Dockerfile', line: 14 }, does: 'brings the file that it stores again' },
      edits: fileEdits({ line: 15, hunks: [[15, ['COPY . .'], ['COPY --chown=app:app . .']]] }),
    },
  ],
  baseBytes: 213_777,
};

/** Over two budgets; the first of three edits brings it within them. */
export const PLANNED: ImageSpec = { ...FAILING, plan: PLAN };

/** No edit brings it within its size; one file is a secret. */
export const UNMET: ImageSpec = {
  name: 'api:ci',
  baseName: 'golang:1.26-bookworm',
  layers: [
    { bytes: 648 * MB, createdBy: '# debian.sh --arch amd64 out/ bookworm', base: true, line: 1 },
    { bytes: 38_700_000, createdBy: 'RUN /bin/sh -c go mod download # buildkit', line: 5 },
    { bytes: 600_000, createdBy: 'COPY . . # buildkit', line: 6 },
    { bytes: 99_000_000, createdBy: 'RUN /bin/sh -c go vet ./... # buildkit', line: 7 },
    {
      bytes: 36_600_000,
      createdBy: 'RUN /bin/sh -c CGO_ENABLED=0 go build -o /usr/local/bin/server . # buildkit',
      line: 8,
    },
    { bytes: 400_000, createdBy: 'RUN /bin/sh -c chown -R app:app /src # buildkit', line: 9 },
  ],
  wasted: [{ path: '/src/data.bin', bytes: 400_000, cause: 'metadata', addedIn: 2, wastedIn: 5, label: 'plain' }],
  findings: [
    {
      rule: 'go-caches',
      title: "Go's caches",
      layers: [
        { index: 1, bytes: 38_700_000 },
        { index: 3, bytes: 99_000_000 },
        { index: 4, bytes: 27_200_000 },
      ],
      paths: ['/root/.cache/go-build/00/a', '/go/pkg/mod/cache/download/b'],
      files: 8_412,
      remedy: 'Mount the caches while building.',
    },
    { rule: 'pm-logs', layers: [{ index: 4, bytes: 12_345 }], paths: ['/var/log/dpkg.log'] },
    {
      rule: 'context-secrets',
      title: 'files that may hold secrets',
      bucket: 'advice',
      layers: [{ index: 2, bytes: 212 }],
      paths: ['/src/.env'],
      remedy: 'Leave the file out by .dockerignore, and replace what it holds.',
    },
  ],
  budgets: [
    { budget: 'size', status: 'fail', actual: 823_300_000, fail: 250 * MB, text: { warn: null, fail: '250 MB' } },
    { budget: 'layers', actual: 6, fail: 20, unit: 'count', text: { warn: null, fail: '20' } },
    { budget: 'wasted', actual: 400_000, fail: 41_165_000, text: { warn: null, fail: '5 %' } },
    { budget: 'layer', actual: 648_000_000, fail: 700 * MB, text: { warn: null, fail: '700 MB' } },
    { budget: 'efficiency', actual: 0.9995, fail: 0.9, unit: 'ratio', text: { warn: null, fail: '90 %' } },
    { budget: 'removable', actual: 164_912_345, fail: 200 * MB, text: { warn: null, fail: '200 MB' } },
    { budget: 'waste', actual: 165_312_345, fail: 200 * MB, text: { warn: null, fail: '200 MB' } },
    {
      budget: 'rules.apt-lists',
      actual: 0,
      fail: 0,
      text: { warn: null, fail: '0' },
    },
  ],
  plan: {
    items: [
      {
        id: 'go-caches-5',
        title: "Keep Go's caches out of the image",
        bytes: 164_900_000,
        findings: ['go-caches'],
        at: { path: 'Dockerfile', line: 5 },
        edits: fileEdits({
          hunks: [
            [5, ['RUN go mod download'], ['RUN --mount=type=cache,target=/go/pkg/mod go mod download']],
            [
              7,
              ['RUN go vet ./...', 'RUN CGO_ENABLED=0 go build -o /usr/local/bin/server .'],
              [
                'RUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod go vet ./...',
                'RUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod CGO_ENABLED=0 go build -o /usr/local/bin/server .',
              ],
            ],
          ],
        }),
      },
      {
        id: 'owner-9',
        title: 'Set the owner while copying',
        bytes: 400_000,
        findings: ['plain'],
        at: { path: 'Dockerfile', line: 9 },
        second: { at: { path: 'Dockerfile', line: 6 }, does: 'brought the 200 files that it stores again' },
        edits: fileEdits(
          {
            line: 9,
            hunks: [
              [6, ['COPY . .'], ['COPY --chown=app:app . .']],
              [9, ['RUN chown -R app:app /src'], []],
            ],
          },
          { path: '.dockerignore', line: null, hunks: [[3, [], ['.git', '.env']]] },
        ),
      },
    ],
    small: [{ title: 'Clean dpkg logs', bytes: 12_345, at: { path: 'Dockerfile', line: 5 } }],
    baseBytes: 9_500_000,
  },
};

const PARTS = Array.from({ length: 30 }, (_, n) => `lib-number-${n}`).join(' ');

/** Without a Dockerfile: the history's one long line is edited. The bytes are an estimate. */
export const LONG_LINE: ImageSpec = {
  name: 'old.tar',
  layers: [{ bytes: 90 * MB, createdBy: `RUN apt-get update && apt-get install -y ${PARTS}` }],
  findings: [{ rule: 'apt-lists', layers: [{ index: 0, bytes: 18 * MB }], paths: ['/var/lib/apt/lists/a'] }],
  plan: {
    items: [
      {
        title: 'Delete the package lists in the instruction that fetched them',
        bytes: 18 * MB,
        exact: false,
        findings: ['apt-lists'],
        edits: fileEdits({
          path: null,
          line: null,
          hunks: [
            [
              1,
              [`RUN apt-get update && apt-get install -y ${PARTS}`],
              [`RUN apt-get update && apt-get install -y ${PARTS} && rm -rf /var/lib/apt/lists/*`],
            ],
          ],
        }),
      },
    ],
  },
};

/** Seven edits, the third with fewer packages, the fourth with another base: more than are shown. */
export const MANY_EDITS: ImageSpec = {
  name: 'many:edits',
  layers: [{ bytes: 100 * MB, createdBy: 'COPY . .', line: 2 }],
  findings: Array.from({ length: 7 }, (_, n) => ({
    rule: `rule-${n}`,
    layers: [{ index: 0, bytes: 5 * MB }],
    paths: [`/a/${n}`],
  })),
  budgets: [
    { budget: 'size', status: 'fail', actual: 100 * MB, fail: 93 * MB, text: { warn: null, fail: '93 MB' } },
    { budget: 'waste', status: 'warn', actual: 35 * MB, warn: 30 * MB, text: { warn: '30 MB', fail: null } },
  ],
  plan: {
    items: Array.from({ length: 7 }, (_, n) => ({
      title: `Leave out part ${'abcdefg'[n]}`,
      bytes: 5 * MB,
      meets: n === 0 ? ['waste'] : n === 1 ? ['size'] : [],
      findings: [`rule-${n}`],
      at: { path: 'Dockerfile', line: 2 + n },
      trust: n === 2 ? 'fewer' : n === 3 ? 'base' : 'same',
      leftOut: n === 2 ? Array.from({ length: 12 }, (_, m) => ({ name: `package-${m}`, bytes: 400_000 })) : [],
      edits: fileEdits({ hunks: [[2 + n, [`COPY part-${n} /a/${n}`], []]] }),
    })),
  },
};

/** Within its budgets, with an edit that is worth it all the same, and a secret. */
export const GREEN: ImageSpec = {
  ...UNMET,
  budgets: [{ budget: 'size', actual: 823_300_000, fail: 900 * MB, text: { warn: null, fail: '900 MB' } }],
};

/** Reports by the name of their expected files. */
export const SUMMARY_SAMPLES = {
  planned: reportOf(PLANNED),
  unmet: reportOf(UNMET),
  'long-line': reportOf(LONG_LINE),
  green: reportOf(GREEN),
  'many-edits': reportOf(MANY_EDITS),
};
