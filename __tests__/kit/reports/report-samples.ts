/** The reports that every reporter is shown with. */
import type { LargestLayer } from '../../../src/analysis/types.ts';
import type { BudgetSpec, FindingSpec, ImageSpec, LayerSpec, PackageSpec, WastedSpec } from './build-report.ts';
import { reportOf } from './build-report.ts';
import { EIGHT_EDITS, PLAN, PLAN_OF_HISTORY } from './plan-samples.ts';

const MB = 1_000_000;

const BASE: LayerSpec[] = [
  { bytes: 74_800_000, createdBy: '# debian.sh --arch amd64 out/ bookworm', base: true, line: 1 },
  { bytes: 3_900_000, createdBy: 'RUN /bin/sh -c apt-get update # buildkit', base: true, line: 1 },
  { bytes: 500_000, createdBy: 'RUN /bin/sh -c set -eux; ln -s python3 python # buildkit', base: true, line: 1 },
];

const OWN: LayerSpec[] = [
  {
    bytes: 41_700_000,
    createdBy: 'RUN /bin/sh -c apt-get update && apt-get install -y build-essential libpq-dev # buildkit',
    line: 9,
  },
  { bytes: 163_170_000, createdBy: 'RUN /bin/sh -c pip install -r requirements.txt # buildkit', line: 12 },
  { bytes: 18_600, createdBy: 'COPY . . # buildkit', line: 14 },
  {
    bytes: 11_400,
    createdBy: 'RUN /bin/sh -c chown -R app:app /app && rm -rf /var/lib/apt/lists/* # buildkit',
    line: 15,
  },
];

const WASTED: WastedSpec[] = [
  ...Array.from({ length: 9 }, (_, n) => ({
    path: `/var/lib/apt/lists/deb.example_dists_bookworm_${n}_Packages.lz4`,
    bytes: 2_155_555,
    cause: 'deleted' as const,
    addedIn: 3,
    wastedIn: 6,
    label: 'cache-deleted-later' as const,
    rule: 'apt-lists',
  })),
  { path: '/app/main.py', bytes: 11_400, cause: 'metadata', addedIn: 5, wastedIn: 6 },
  { path: '/etc/ssl/certs/ca-certificates.crt', bytes: 213_777, cause: 'overwritten', addedIn: 0, wastedIn: 3 },
];

const LARGEST: Omit<LargestLayer, 'layer'> = {
  directories: [
    { path: '/usr/local/lib/python3.12/site-packages', bytes: 101_400_000, files: 6_204 },
    { path: '/root/.cache/pip', bytes: 61_200_000, files: 412 },
    { path: '/usr/local/lib/python3.12/site-packages/numpy', bytes: 44_100_000, files: 1_020 },
  ],
  files: [
    { path: '/usr/local/lib/python3.12/site-packages/numpy.libs/libscipy_openblas64_-ff651d7f.so', bytes: 24_900_000 },
    { path: '/usr/local/lib/python3.12/site-packages/yaml/_yaml.cpython-312.so', bytes: 2_300_000 },
    { path: '/usr/local/bin/pip', bytes: 220 },
  ],
};

const PIP: FindingSpec = {
  rule: 'pip-cache',
  title: 'pip download cache',
  layers: [{ index: 4, bytes: 61_200_000 }],
  paths: ['/root/.cache/pip/http-v2/a/b/c', '/root/.cache/pip/selfcheck/x', '/root/.cache/pip/wheels/y'],
  files: 412,
  remedy:
    'RUN pip install --no-cache-dir -r requirements.txt\n# or a cache mount:\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt',
};

const BYTECODE: FindingSpec = {
  rule: 'python-bytecode',
  title: 'compiled Python files',
  severity: 'info',
  layers: [
    { index: 4, bytes: 32_900_000 },
    { index: 3, bytes: 100_000 },
  ],
  paths: [
    '/usr/local/lib/python3.12/site-packages/pip/__pycache__/main.cpython-312.pyc',
    '/usr/local/lib/python3.12/site-packages/numpy/core/__pycache__/x.cpython-312.pyc',
  ],
  files: 4_312,
  remedy: 'ENV PYTHONDONTWRITEBYTECODE=1   # costs start-up time: imagebudget rules python-bytecode',
};

const SMALL_ONES: FindingSpec[] = [
  { rule: 'dpkg-old', layers: [{ index: 3, bytes: 40_960 }], paths: ['/var/lib/dpkg/status-old'] },
  { rule: 'pm-logs', layers: [{ index: 3, bytes: 12_345 }], paths: ['/var/log/dpkg.log', '/var/log/apt/history.log'] },
];

const LOOK: FindingSpec = {
  rule: 'build-tools',
  title: 'compilers',
  bucket: 'advice',
  layers: [{ index: 3, bytes: 22_400_000 }],
  paths: ['/usr/bin/gcc-12', '/usr/lib/gcc/x86_64-linux-gnu/12/cc1'],
  files: 57,
  remedy:
    'FROM python:3.12 AS build\nRUN pip wheel -r requirements.txt -w /wheels\nFROM python:3.12-slim\nCOPY --from=build /wheels /wheels',
};

const FAILING_BUDGETS: BudgetSpec[] = [
  {
    budget: 'size',
    status: 'fail',
    actual: 284_100_000,
    fail: 250 * MB,
    text: { warn: null, fail: '250 MB' },
    position: { path: '.imagebudget.yml', line: 5, column: 3 },
  },
  {
    budget: 'wasted',
    status: 'warn',
    actual: 19_625_172,
    warn: 2_841_000,
    fail: 28_410_000,
    text: { warn: '1 %', fail: '10 %' },
    position: { path: '.imagebudget.yml', line: 9, column: 3 },
  },
  { budget: 'layer', actual: 163_170_000, fail: 209_715_200, text: { warn: null, fail: '200 MiB' } },
  { budget: 'layers', actual: 7, fail: 20, unit: 'count', text: { warn: null, fail: '20' } },
  { budget: 'efficiency', actual: 0.93092, fail: 0.9, unit: 'ratio', text: { warn: null, fail: '90 %' } },
  {
    budget: 'rules.pip-cache',
    status: 'fail',
    actual: 61_200_000,
    fail: 0,
    text: { warn: null, fail: '0' },
    position: { path: '.imagebudget.yml', line: 17, column: 5 },
  },
];

/** Over two budgets, with waste of most kinds. */
export const FAILING: ImageSpec = {
  baseName: 'python:3.12-slim',
  layers: [...BASE, ...OWN],
  wasted: WASTED,
  largestLayer: LARGEST,
  findings: [PIP, BYTECODE, ...SMALL_ONES, LOOK],
  hints: [
    {
      hint: 'hint-apt-recommends',
      title: 'apt-get install without --no-install-recommends',
      severity: 'info',
      layer: 3,
      bytes: 22_000_000,
      explains: [],
      remedy: 'RUN apt-get install -y --no-install-recommends <packages>\n# measured',
    },
    {
      hint: 'hint-pip-cache',
      title: 'pip install without --no-cache-dir',
      severity: 'warn',
      layer: 4,
      bytes: 61_200_000,
      explains: ['pip-cache'],
      remedy: 'RUN pip install --no-cache-dir <packages>',
    },
  ],
  ignored: [
    {
      path: '/usr/share/doc/**',
      rule: null,
      reason: "the distribution's licences must ship",
      bytes: 1_234_567,
      files: 310,
    },
  ],
  notes: ['history has 3 entries that no layer belongs to'],
  plan: PLAN,
  budgets: FAILING_BUDGETS,
};

/** Keeps to its budget by three bytes less than nothing: rounded figures would be the same. */
export const BY_THREE_BYTES: ImageSpec = {
  layers: [{ bytes: 250_000_003, createdBy: 'COPY rootfs /' }],
  budgets: [
    { budget: 'size', status: 'fail', actual: 250_000_003, fail: 250 * MB, text: { warn: null, fail: '250 MB' } },
  ],
};

/** Above a warning, not over a limit; too little waste to save anything. */
export const WARNING: ImageSpec = {
  name: 'registry.example/team/api:1.4.2',
  source: { kind: 'registry', verified: 'digest', platform: 'linux/arm64' },
  layers: [
    { bytes: 3_400_000, createdBy: 'ADD alpine-minirootfs-3.22.1-x86_64.tar.gz / # buildkit' },
    { bytes: 92_100_000, createdBy: 'COPY /out/api /usr/local/bin/api # buildkit', line: 21 },
  ],
  download: 41_200_000,
  budgets: [
    {
      budget: 'size',
      status: 'warn',
      actual: 95_500_000,
      warn: 90 * MB,
      fail: 100 * MB,
      text: { warn: '90 MB', fail: '100 MB' },
    },
    { budget: 'download', actual: 41_200_000, fail: 50 * MB, text: { warn: null, fail: '50 MB' } },
  ],
};

/** Green, with something that could be saved all the same. */
export const PASSING: ImageSpec = {
  layers: [...BASE, ...OWN],
  wasted: WASTED,
  findings: SMALL_ONES,
  plan: { items: PLAN.items?.slice(1, 2).map(item => ({ ...item, meets: [] })) ?? [] },
  budgets: [
    { budget: 'size', actual: 284_100_000, fail: 300 * MB, text: { warn: null, fail: '300 MB' } },
    { budget: 'layers', actual: 7, warn: 15, fail: 20, unit: 'count', text: { warn: '15', fail: '20' } },
  ],
};

/** Green, with nothing to say. */
export const CLEAN: ImageSpec = {
  name: 'tiny',
  layers: [{ bytes: 812, createdBy: 'COPY hello / # buildkit', line: 2 }],
  budgets: [{ budget: 'size', actual: 812, fail: 3005, text: { warn: null, fail: '3005' } }],
};

/** No layer and no byte. */
export const EMPTY: ImageSpec = { name: 'scratch', source: { kind: 'oci-layout', verified: 'structure' }, layers: [] };

/** More than the text shows, some of them the base's. */
const PACKAGES: readonly PackageSpec[] = [
  { name: 'torch', manager: 'pip', version: '2.4.0', architecture: null, bytes: 40_000_000 },
  { name: 'g++-12', bytes: 30_000_000, baseBytes: 10_000_000 },
  ...Array.from({ length: 12 }, (_, n) => ({ name: `lib${n}`, bytes: (12 - n) * 100_000 })),
  { name: 'lodash', manager: 'npm', version: '4.17.21', architecture: null, bytes: 1_400_000, copies: 3 },
  { name: 'libc6', bytes: 12_640_845, base: true },
  { name: 'build-essential', bytes: 0 },
];

/** As `inspect` gives it: no budgets, no verdict. */
export const INSPECTED: ImageSpec = {
  name: 'image.tar',
  source: { kind: 'docker-archive', reference: 'image.tar', verified: 'structure' },
  layers: [...BASE, ...OWN],
  wasted: WASTED,
  largestLayer: LARGEST,
  findings: [PIP, BYTECODE, ...SMALL_ONES, LOOK],
  plan: { ...PLAN, items: PLAN.items?.map(item => ({ ...item, meets: [] })) ?? [] },
  packages: PACKAGES,
  milliseconds: 45,
};

/** From a registry, with much that is the base image's: only a part can be saved here, and the download is known. */
export const OF_THE_BASE: ImageSpec = {
  name: 'registry.example/team/web:2',
  source: { kind: 'registry', reference: 'registry.example/team/web:2' },
  layers: [
    { bytes: 120_000_000, downloadBytes: 41_000_000, createdBy: '# debian.sh', base: true },
    { bytes: 60_000_000, downloadBytes: 30_000_000, createdBy: 'RUN /bin/sh -c pip install -r r.txt # buildkit' },
    { bytes: 0, downloadBytes: 32, createdBy: 'RUN /bin/sh -c rm -rf /usr/share/doc # buildkit' },
  ],
  download: 71_001_000,
  wasted: [{ path: '/usr/share/doc/a', bytes: 12_000_000, cause: 'deleted', addedIn: 0, wastedIn: 2 }],
  findings: [
    { rule: 'apt-lists', layers: [{ index: 0, bytes: 20_000_000 }], paths: ['/var/lib/apt/lists/a'] },
    { rule: 'pip-cache', layers: [{ index: 1, bytes: 15_000_000 }], paths: ['/root/.cache/pip/a'] },
  ],
};

/** Over its budget, and no edit brings it within. */
export const HELPLESS: ImageSpec = {
  ...WARNING,
  layers: [{ bytes: 88_400_000, createdBy: '# debian.sh', base: true, line: 1 }, ...WARNING.layers.slice(1)],
  baseName: 'debian:12-slim',
  source: { ...WARNING.source, otherPlatforms: ['linux/amd64', 'linux/arm/v7'] },
  budgets: [
    { budget: 'size', status: 'fail', actual: 180_500_000, fail: 150 * MB, text: { warn: null, fail: '150 MB' } },
    { budget: 'download', status: 'fail', actual: 61_200_000, fail: 50 * MB, text: { warn: null, fail: '50 MB' } },
  ],
};

/** As it is checked without a Dockerfile: the history says what the instructions were. */
export const WITHOUT_DOCKERFILE: ImageSpec = {
  ...FAILING,
  layers: [...BASE, ...OWN].map(({ line: _, ...layer }) => layer),
  hints: [],
  plan: PLAN_OF_HISTORY,
};

/** Eight findings with eight edits, and as many layers and budgets as a big image has. */
export const EIGHT_FINDINGS: ImageSpec = {
  name: 'api:ci',
  baseName: 'golang:1.26-bookworm',
  layers: [
    { bytes: 140_000_000, createdBy: '# debian.sh', base: true, line: 1 },
    { bytes: 508_000_000, createdBy: 'RUN /bin/sh -c set -eux # buildkit', base: true, line: 1 },
    ...Array.from({ length: 9 }, (_, n) => ({
      bytes: n === 4 ? 0 : 3_000_000 * (n + 1) ** 1.5,
      createdBy: `RUN /bin/sh -c CGO_ENABLED=0 go build -ldflags="-s -w" -o /usr/local/bin/server${n} ./... # buildkit`,
      line: n + 2,
    })).map(layer => ({ ...layer, bytes: Math.round(layer.bytes) })),
  ],
  wasted: [
    { path: '/src/.git/objects/a', bytes: 2_900_000, cause: 'deleted', addedIn: 2, wastedIn: 9 },
    { path: '/usr/local/bin/server6', bytes: 40_000_000, cause: 'metadata', addedIn: 7, wastedIn: 8 },
  ],
  findings: [3, 4, 5, 7, 8, 9].map(index => ({
    rule: index === 3 ? 'apt-lists' : `rule-${'abcdefghij'[index]}`,
    layers: [{ index, bytes: 1_000_000 - index }].filter(({ index: layer }) => layer !== 6),
    paths: [`/root/.cache/go-build/${index}`],
  })),
  plan: EIGHT_EDITS,
  budgets: FAILING_BUDGETS.map(budget => (budget.budget === 'size' ? { ...budget, actual: 823_000_000 } : budget)),
};

/** More layers than are shown, most of them small. */
export const MANY_LAYERS: ImageSpec = {
  name: 'many',
  layers: Array.from({ length: 40 }, (_, n) => ({
    bytes: n % 13 === 0 ? 40_000_000 : 1_000 + n,
    createdBy: `RUN /bin/sh -c step ${n} # buildkit`,
    line: n + 2,
  })),
};

/** Reports by the name of their expected files. */
export const SAMPLES = {
  failing: reportOf(FAILING),
  'by-three-bytes': reportOf(BY_THREE_BYTES),
  warning: reportOf(WARNING),
  passing: reportOf(PASSING),
  clean: reportOf(CLEAN),
  helpless: reportOf(HELPLESS),
  'without-dockerfile': reportOf(WITHOUT_DOCKERFILE),
  'eight-findings': reportOf(EIGHT_FINDINGS),
  several: reportOf(FAILING, WARNING, CLEAN),
  empty: reportOf(EMPTY),
  inspected: reportOf(INSPECTED),
  'of-the-base': reportOf(OF_THE_BASE),
  'many-layers': reportOf(MANY_LAYERS),
};
