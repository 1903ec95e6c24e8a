/** Build caches for directories that several RUNs share. */
import { expect, test } from '@jest/globals';
import {
  type EditCase,
  expectedOf,
  idsOf,
  type NoEditCase,
  outcomeOf,
  type PlanFiles,
} from '../../kit/reports/plan-of.ts';

const BASE = { '/bin/sh': 10 };
const MOD = '/go/pkg/mod/github.com/x/y.go';
const MOUNT = '--mount=type=cache,target=/go/pkg/mod';

function goModules(files: PlanFiles = { [MOD]: 50_000 }): EditCase['adds'] {
  return { 1: BASE, 3: files, 5: { '/usr/local/bin/api': 900 } };
}

const GO = [
  'FROM golang:1.26',
  'COPY go.mod go.sum ./',
  'RUN go mod download',
  'COPY . .',
  'RUN go build -o /usr/local/bin/api',
];

const cases: Record<string, EditCase> = {
  'the RUN that writes and the one that reads': {
    lines: GO,
    adds: goModules(),
    becomes: [
      'FROM golang:1.26',
      'COPY go.mod go.sum ./',
      `RUN ${MOUNT} go mod download`,
      'COPY . .',
      `RUN ${MOUNT} go build -o /usr/local/bin/api`,
    ],
    edits: [['cache-go-mod-cache', 50_000]],
  },
  'several RUNs that write, in one edit': {
    lines: GO,
    adds: { ...goModules(), 5: { '/go/pkg/mod/github.com/x/z.go': 20_000, '/usr/local/bin/api': 900 } },
    becomes: [
      'FROM golang:1.26',
      'COPY go.mod go.sum ./',
      `RUN ${MOUNT} go mod download`,
      'COPY . .',
      `RUN ${MOUNT} go build -o /usr/local/bin/api`,
    ],
    edits: [['cache-go-mod-cache', 70_000]],
  },
  'a script may read it': {
    lines: [...GO.slice(0, 4), 'RUN make', 'RUN rm -f /x'],
    adds: goModules(),
    becomes: [...GO.slice(0, 2), `RUN ${MOUNT} go mod download`, 'COPY . .', `RUN ${MOUNT} make`, 'RUN rm -f /x'],
    edits: [['cache-go-mod-cache', 50_000]],
  },
  'the owner of the files, where that is not root': {
    lines: ['FROM golang:1.26', 'USER dev', 'RUN go mod download', 'RUN go vet'],
    adds: { 1: BASE, 3: { '/home/dev/go/pkg/mod/x.go': { bytes: 50_000, uid: 1000, gid: 1001 } } },
    becomes: [
      'FROM golang:1.26',
      'USER dev',
      'RUN --mount=type=cache,target=/home/dev/go/pkg/mod,uid=1000,gid=1001 go mod download',
      'RUN --mount=type=cache,target=/home/dev/go/pkg/mod,uid=1000,gid=1001 go vet',
    ],
    edits: [['cache-go-mod-cache', 50_000]],
  },
  'a RUN that has the mount already': {
    lines: [...GO.slice(0, 4), `RUN ${MOUNT} go build -o /usr/local/bin/api`],
    adds: goModules(),
    becomes: [
      ...GO.slice(0, 2),
      `RUN ${MOUNT} go mod download`,
      'COPY . .',
      `RUN ${MOUNT} go build -o /usr/local/bin/api`,
    ],
    edits: [['cache-go-mod-cache', 50_000]],
  },
  'a later RUN that names the directory': {
    lines: [...GO, 'RUN grep -r MIT /go/pkg/mod/github.com >/licences'],
    adds: goModules(),
    becomes: [
      ...GO.slice(0, 2),
      `RUN ${MOUNT} go mod download`,
      'COPY . .',
      `RUN ${MOUNT} go build -o /usr/local/bin/api`,
      `RUN ${MOUNT} grep -r MIT /go/pkg/mod/github.com >/licences`,
    ],
    edits: [['cache-go-mod-cache', 50_000]],
  },
  'a RUN in JSON form, at whose end nothing can be deleted': {
    lines: ['FROM node', 'COPY . .', 'RUN ["npm", "install"]'],
    adds: { 1: BASE, 3: { '/root/.npm/_cacache/a': 50_000 } },
    becomes: ['FROM node', 'COPY . .', 'RUN --mount=type=cache,target=/root/.npm ["npm", "install"]'],
    edits: [['cache-npm-cache', 50_000]],
  },
};

test.each(Object.entries(cases))('%s', async (_, image) => {
  expect(await outcomeOf(image)).toEqual(expectedOf(image));
});

const none: Record<string, NoEditCase> = {
  'another builder': {
    lines: GO,
    adds: goModules(),
    records: {
      2: 'COPY go.mod go.sum ./',
      3: '/bin/sh -c go mod download',
      4: 'COPY . .',
      5: '/bin/sh -c go build -o /usr/local/bin/api',
      1: '',
    },
    because: 'no BuildKit has built the image, and the Dockerfile has no mount',
  },
  'a directory with something else': {
    lines: GO,
    adds: { ...goModules(), 4: { '/go/pkg/mod/keep.sqlite-wal': 50 } },
    because: 'the mount would hide it',
  },
  'a COPY that brings some of the files': {
    lines: GO,
    adds: { ...goModules(), 4: { '/go/pkg/mod/github.com/x/vendored.go': 500 } },
    because: 'a COPY has no mounts',
  },
  'files of which many are elsewhere': {
    lines: GO,
    adds: goModules({ [MOD]: 30_000, '/go/pkg/sumdb/x': 20_000 }),
    because: 'the mount would leave many of them',
  },
  'a RUN that deletes the directory itself': {
    lines: [...GO, 'RUN go vet && rm -rf /go/pkg/mod'],
    adds: goModules(),
    because: 'a mounted directory cannot be deleted',
  },
  'another stage that copies the files': {
    lines: [
      'FROM golang AS base',
      'RUN go mod download',
      'FROM base',
      'RUN go build',
      'FROM alpine AS x',
      'COPY --from=base /go/pkg/mod /mod',
      'FROM base',
      'RUN go build',
    ],
    adds: { 1: BASE, 2: { [MOD]: 50_000 } },
    because: 'what is in a mount is not in the stage',
  },
};

test.each(Object.entries(none))('none for %s', async (_, image) => {
  const { 1: below, ...adds } = image.adds;
  const isClassic = image.records?.[1] === '';
  expect(await idsOf({ ...image, adds: isClassic ? adds : { 1: below ?? {}, ...adds } })).toEqual([]);
});
