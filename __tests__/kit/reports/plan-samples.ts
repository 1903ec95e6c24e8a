/** Plans for the sample reports: edits as the plan's makers write them. */
import type { FileEdit, Hunk } from '../../../src/budget/plan/types.ts';
import type { ItemSpec, PlanSpec } from './build-report.ts';

/** An edit of one file. Its diff is not what these reports are about. */
export function fileEdit(path: string | null, line: number | null, hunks: Hunk[]): FileEdit {
  return { path, line, hunks, diff: '' };
}

function at(line: number) {
  return { path: 'Dockerfile', line };
}

export const NO_PIP_CACHE: ItemSpec = {
  title: 'Install without pip’s cache',
  bytes: 61_200_000,
  meets: ['size', 'rules.pip-cache'],
  findings: ['pip-cache'],
  at: at(12),
  edits: [
    fileEdit('Dockerfile', 12, [
      {
        line: 12,
        removed: ['RUN pip install -r requirements.txt'],
        added: ['RUN pip install --no-cache-dir -r requirements.txt'],
      },
    ]),
  ],
};

export const LISTS_IN_THEIR_RUN: ItemSpec = {
  title: 'Delete the package lists in the RUN that downloads them',
  bytes: 19_399_995,
  meets: ['wasted'],
  findings: ['cache-deleted-later'],
  at: at(9),
  second: { at: at(15), does: 'deletes them too late' },
  edits: [
    fileEdit('Dockerfile', 9, [
      {
        line: 11,
        removed: ['      libpq-dev'],
        added: ['      libpq-dev \\', '    && rm -rf /var/lib/apt/lists/*'],
      },
      {
        line: 15,
        removed: ['RUN chown -R app:app /app && rm -rf /var/lib/apt/lists/*'],
        added: ['RUN chown -R app:app /app'],
      },
    ]),
  ],
};

export const NO_BYTECODE: ItemSpec = {
  title: 'Compile no Python files while building',
  bytes: 32_900_000,
  findings: ['python-bytecode'],
  at: at(12),
  edits: [
    fileEdit('Dockerfile', 12, [
      { line: 12, removed: [], added: ['ENV PYTHONDONTWRITEBYTECODE=1'] },
      {
        line: 12,
        removed: ['RUN pip install --no-cache-dir -r requirements.txt'],
        added: ['RUN pip install --no-cache-dir --no-compile -r requirements.txt'],
      },
    ]),
  ],
};

export const NO_RECOMMENDS: ItemSpec = {
  title: 'Install no recommended packages',
  // Compilers are advice; the bytes of that finding count.
  findings: ['build-tools'],
  bytes: 21_800_000,
  trust: 'fewer',
  exact: false,
  leftOut: [
    { name: 'dpkg-dev', bytes: 2_100_000 },
    { name: 'fakeroot', bytes: 320_000 },
    { name: 'libalgorithm-diff-perl', bytes: 130_000 },
    { name: 'manpages-dev', bytes: 12_100_000 },
    { name: 'libfile-fcntllock-perl', bytes: 90_000 },
    { name: 'xz-utils', bytes: 1_230_000 },
  ],
  at: at(9),
  edits: [
    fileEdit('Dockerfile', 9, [
      {
        line: 9,
        removed: ['RUN apt-get update && apt-get install -y \\'],
        added: ['RUN apt-get update && apt-get install -y --no-install-recommends \\'],
      },
    ]),
  ],
};

export const OWNER_WHILE_COPYING: ItemSpec = {
  title: 'Set the owner while copying',
  bytes: 11_400,
  at: at(15),
  second: { at: at(15), does: 'stores 200 files of Dockerfile:14 again' },
  edits: [
    fileEdit('Dockerfile', 14, [
      { line: 14, removed: ['COPY . .'], added: ['COPY --chown=app:app . .'] },
      { line: 15, removed: ['RUN chown -R app:app /app'], added: [] },
    ]),
  ],
};

/** What `FAILING` asks for: two edits that are needed, two that are worth it, and a small one. */
export const PLAN: PlanSpec = {
  items: [NO_PIP_CACHE, LISTS_IN_THEIR_RUN, NO_BYTECODE, NO_RECOMMENDS],
  small: [OWNER_WHILE_COPYING],
  baseBytes: 9_500_000,
};

/** Without a Dockerfile: the history's text is edited. */
export const PLAN_OF_HISTORY: PlanSpec = {
  items: [
    {
      title: 'Install without pip’s cache',
      bytes: 61_200_000,
      meets: ['size', 'rules.pip-cache'],
      findings: ['pip-cache'],
      edits: [
        fileEdit(null, null, [
          {
            line: 5,
            removed: ['RUN pip install -r requirements.txt'],
            added: ['RUN pip install --no-cache-dir -r requirements.txt'],
          },
        ]),
      ],
    },
  ],
};

const LONG =
  'RUN apt-get update && apt-get install -y curl git build-essential libpq-dev libxml2-dev libxslt1-dev libjpeg-dev zlib1g-dev libffi-dev libssl-dev gettext postgresql-client redis-tools';

/** Eight edits of all kinds, three of them needed. */
export const EIGHT_EDITS: PlanSpec = {
  items: [
    {
      title: 'Copy the program into a second stage',
      bytes: 742_000_000,
      trust: 'base',
      exact: false,
      meets: ['size'],
      at: at(1),
      edits: [
        fileEdit('Dockerfile', 1, [
          { line: 1, removed: ['FROM golang:1.26-bookworm'], added: ['FROM golang:1.26-bookworm AS build'] },
          {
            line: 11,
            removed: [],
            added: [
              'FROM gcr.io/distroless/static-debian12',
              'COPY --from=build /usr/local/bin/server /usr/local/bin/',
            ],
          },
        ]),
      ],
    },
    {
      title: 'Leave .git out of the image',
      bytes: 18_100_000,
      meets: ['wasted'],
      at: at(4),
      second: { at: at(9), does: 'deletes it too late' },
      edits: [fileEdit('.dockerignore', null, [{ line: 1, removed: [], added: ['.git'] }])],
    },
    {
      title: 'Delete the package lists in the RUN that downloads them',
      bytes: 19_400_000,
      at: at(2),
      edits: [
        fileEdit('Dockerfile', 2, [{ line: 2, removed: [LONG], added: [`${LONG} && rm -rf /var/lib/apt/lists/*`] }]),
      ],
    },
    {
      title: 'Install no recommended packages',
      bytes: 12_100_000,
      trust: 'fewer',
      leftOut: [
        { name: 'manpages-dev', bytes: 12_000_000 },
        { name: 'fakeroot', bytes: 100_000 },
      ],
      at: at(2),
      edits: [
        fileEdit('Dockerfile', 2, [
          { line: 2, removed: [LONG], added: [LONG.replace('install -y', 'install -y --no-install-recommends')] },
        ]),
      ],
    },
    ...[5, 6, 7, 8].map(
      (line): ItemSpec => ({
        id: `cache-mounts-${line}`,
        title: `Keep Go's caches out of the image`,
        bytes: 9_000_000 - line * 1_000_000,
        at: at(line),
        edits: [
          fileEdit('Dockerfile', line, [
            {
              line,
              removed: ['RUN go build ./...'],
              added: ['RUN --mount=type=cache,target=/root/.cache/go-build go build ./...'],
            },
          ]),
        ],
      }),
    ),
  ],
  baseBytes: 9_500_000,
};
