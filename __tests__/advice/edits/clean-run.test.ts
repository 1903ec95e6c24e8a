/** Options and deletions that keep a rule's files out of the RUN that writes them. */
import { expect, test } from '@jest/globals';
import {
  type EditCase,
  expectedOf,
  idsOf,
  type NoEditCase,
  outcomeOf,
  planned,
  textOf,
} from '../../kit/reports/plan-of.ts';

const LISTS = '/var/lib/apt/lists/deb_Packages';
const BASE = { '/bin/sh': 10 };
const APT = 'RUN apt-get update && apt-get install -y curl';
const RM_LISTS = 'rm -rf /var/lib/apt/lists/*';

/** One RUN that writes files of rules, and what it becomes. */
function run(line: string, files: Record<string, number>, becomes: string, edits: EditCase['edits']): EditCase {
  return { lines: ['FROM debian:12', line], adds: { 1: BASE, 2: files }, becomes: ['FROM debian:12', becomes], edits };
}

const cases: Record<string, EditCase> = {
  'an option of the installer': run(
    'RUN apk add curl',
    { '/var/cache/apk/APKINDEX.1.tar.gz': 50_000 },
    'RUN apk add --no-cache curl',
    [['clean-2-apk-cache', 50_000]],
  ),
  'an option for each command that lacks it': run(
    'RUN pip3 install a && pip3 install --no-cache-dir b && python3 -m pip install c',
    { '/root/.cache/pip/http/x': 50_000 },
    'RUN pip3 install --no-cache-dir a && pip3 install --no-cache-dir b && python3 -m pip install --no-cache-dir c',
    [['clean-2-pip-cache', 50_000]],
  ),
  'deleting where all commands have the option already': run(
    'RUN pip install --no-cache-dir a',
    { '/root/.cache/pip/http/x': 50_000 },
    'RUN pip install --no-cache-dir a && rm -rf /root/.cache/pip',
    [['clean-2-pip-cache', 50_000]],
  ),
  'a directory of the distribution is kept': run(APT, { [LISTS]: 50_000 }, `${APT} && ${RM_LISTS}`, [
    ['clean-2-apt-lists', 50_000],
  ]),
  'with what the usual clean-up deletes beside': run(
    APT,
    { [LISTS]: 50_000, '/var/lib/apt/lists/deb_InRelease': 3000 },
    `${APT} && ${RM_LISTS}`,
    [['clean-2-apt-lists', 53_000]],
  ),
  'several rules in one edit': run(
    APT,
    { [LISTS]: 50_000, '/var/cache/apt/archives/a.deb': 40_000, '/var/cache/apt/archives/partial/b.deb': 2000 },
    `${APT} \\\n    && ${RM_LISTS} /var/cache/apt/archives/*`,
    [['clean-2-apt-lists', 92_000]],
  ),
  'a file beside others that stay': run(
    'RUN dpkg -i x.deb',
    { '/var/lib/dpkg/status-old': 50_000, '/var/lib/dpkg/status': 50_000 },
    'RUN dpkg -i x.deb && rm -rf /var/lib/dpkg/status-old',
    [['clean-2-dpkg-old', 50_000]],
  ),
  'a directory that also holds what the rule leaves alone': run(
    'RUN npm ci',
    { '/root/.npm/_cacache/content/x': 50_000, '/root/.npm/_cacache/index/x': 2000, '/root/.npm/keep': 2000 },
    'RUN npm ci && rm -rf /root/.npm/_cacache',
    [['clean-2-npm-cache', 52_000]],
  ),
  'beside what a later RUN deletes': {
    lines: ['FROM alpine', 'RUN setup', 'RUN rm /var/cache/apk/installed'],
    adds: {
      1: BASE,
      2: { '/var/cache/apk/APKINDEX.1.tar.gz': 50_000, '/var/cache/apk/installed': 900 },
      3: { '/var/cache/apk/installed': null },
    },
    becomes: ['FROM alpine', 'RUN setup && rm -rf /var/cache/apk/installed /var/cache/apk/APKINDEX.1.tar.gz'],
    edits: [['delete-2-3-installed', 50_900]],
  },
  'find for the same name in many directories': run(
    'RUN apt-get install -y python3',
    Object.fromEntries([1, 2, 3, 4, 5, 6].map(n => [`/usr/lib/python3/p${n}/__pycache__/a.pyc`, 9000])),
    "RUN apt-get install -y python3 && find /usr/lib/python3 -type f -name '*.pyc' -delete",
    [['clean-2-python-bytecode-orphan', 54_000]],
  ),
  'a path that needs quotes': run(
    'RUN make',
    { "/app/it's here/core.dump/.git/objects/pack/p.pack": 50_000 },
    "RUN make && rm -rf '/app/it'\\''s here/core.dump/.git'",
    [['clean-2-vcs-dir', 50_000]],
  ),
  'a path with a dollar and a glob': run(
    'RUN make',
    { '/app/$(touch x)*/.git/objects/pack/p.pack': 50_000 },
    "RUN make && rm -rf '/app/$(touch x)*/.git'",
    [['clean-2-vcs-dir', 50_000]],
  ),
  'a later RUN that reads the lists gets them anew': {
    lines: ['FROM debian:12', APT, 'ENV A=b', 'RUN apt-get install -y git'],
    adds: { 1: BASE, 2: { [LISTS]: 50_000 } },
    becomes: [
      'FROM debian:12',
      `${APT} && ${RM_LISTS}`,
      'ENV A=b',
      `RUN apt-get update && apt-get install -y git && ${RM_LISTS}`,
    ],
    edits: [['clean-2-apt-lists', 50_000]],
  },
  'with sudo and variables as the reader has them': {
    lines: ['FROM debian:12', APT, 'ENV A=b', 'RUN sudo -E DEBIAN_FRONTEND=noninteractive apt-get install -y git'],
    adds: { 1: BASE, 2: { [LISTS]: 50_000 } },
    becomes: [
      'FROM debian:12',
      `${APT} && ${RM_LISTS}`,
      'ENV A=b',
      'RUN sudo -E DEBIAN_FRONTEND=noninteractive apt-get update && sudo -E DEBIAN_FRONTEND=noninteractive apt-get install -y git \\',
      `    && ${RM_LISTS}`,
    ],
    edits: [['clean-2-apt-lists', 50_000]],
  },
  'a later RUN that renews them itself stays as it is': {
    lines: ['FROM debian:12', APT, 'ENV A=b', `RUN apt-get update && apt-get install -y git && ${RM_LISTS}`],
    adds: { 1: BASE, 2: { [LISTS]: 50_000 } },
    becomes: [
      'FROM debian:12',
      `${APT} && ${RM_LISTS}`,
      'ENV A=b',
      `RUN apt-get update && apt-get install -y git && ${RM_LISTS}`,
    ],
    edits: [['clean-2-apt-lists', 50_000]],
  },
  'a later RUN that renews them and leaves them deletes them as well': {
    lines: ['FROM debian:12', APT, 'ENV A=b', 'RUN apt-get update && apt-get install -y git'],
    adds: { 1: BASE, 2: { [LISTS]: { bytes: 50_000, mtime: 1 } } },
    becomes: [
      'FROM debian:12',
      `${APT} && ${RM_LISTS}`,
      'ENV A=b',
      `RUN apt-get update && apt-get install -y git && ${RM_LISTS}`,
    ],
    edits: [['clean-2-apt-lists', 50_000]],
  },
  'the same lists, fetched by two RUNs at different times': {
    lines: ['FROM debian:12', APT, 'ENV A=b', 'RUN apt-get update && apt-get install -y git'],
    adds: { 1: BASE, 2: { [LISTS]: { bytes: 50_000, mtime: 1 } }, 4: { [LISTS]: { bytes: 50_000, mtime: 2 } } },
    becomes: [
      'FROM debian:12',
      `${APT} && ${RM_LISTS}`,
      'ENV A=b',
      `RUN apt-get update && apt-get install -y git && ${RM_LISTS}`,
    ],
    edits: [['clean-2-apt-lists', 100_000]],
  },
  'a RUN that only updates is joined with the installation': {
    lines: ['FROM debian:12', 'RUN apt-get update', 'RUN apt-get install -y git'],
    adds: { 1: BASE, 2: { [LISTS]: 50_000 } },
    becomes: ['FROM debian:12', `RUN apt-get update && apt-get install -y git && ${RM_LISTS}`],
    edits: [['clean-2-apt-lists', 50_000]],
  },
  'and with all installations in a row': {
    lines: [
      'FROM debian:12',
      'RUN apt-get update',
      'RUN apt-get install -y git',
      'RUN apt-get install -y vim',
      'USER a',
    ],
    adds: { 1: BASE, 2: { [LISTS]: 50_000 } },
    becomes: [
      'FROM debian:12',
      'RUN apt-get update && apt-get install -y git && apt-get install -y vim \\',
      `    && ${RM_LISTS}`,
      'USER a',
    ],
    edits: [['clean-2-apt-lists', 50_000]],
  },
  'waste that a later RUN deletes': {
    lines: ['FROM debian:12', APT, 'USER app', 'USER root', `RUN ${RM_LISTS}`],
    adds: { 1: BASE, 2: { [LISTS]: 50_000 }, 5: { [LISTS]: null } },
    becomes: ['FROM debian:12', `${APT} && ${RM_LISTS}`, 'USER app', 'USER root', `RUN ${RM_LISTS}`],
    edits: [['clean-2-apt-lists', 50_000]],
  },
  'files of the user who runs the instruction': {
    lines: ['FROM node:24', 'USER node', 'RUN npm ci'],
    adds: { 1: BASE, 3: { '/home/node/.npm/_cacache/x': { bytes: 50_000, uid: 1000, gid: 1000 } } },
    becomes: ['FROM node:24', 'USER node', 'RUN npm ci && rm -rf /home/node/.npm/_cacache'],
    edits: [['clean-3-npm-cache', 50_000]],
  },
  'another stage that renews them itself': {
    lines: [
      'FROM debian:12 AS base',
      APT,
      'FROM base AS dev',
      'RUN apt-get update && apt-get install -y gdb',
      'FROM base',
      'RUN true',
    ],
    adds: { 1: BASE, 2: { [LISTS]: 50_000 } },
    becomes: [
      'FROM debian:12 AS base',
      `${APT} && ${RM_LISTS}`,
      'FROM base AS dev',
      'RUN apt-get update && apt-get install -y gdb',
      'FROM base',
      'RUN true',
    ],
    edits: [['clean-2-apt-lists', 50_000]],
  },
};

test.each(Object.entries(cases))('%s', async (_, image) => {
  expect(await outcomeOf(image)).toEqual(expectedOf(image));
});

const none: Record<string, NoEditCase> = {
  'a reader in a loop': {
    lines: ['FROM debian:12', APT, 'ENV A=b', 'RUN for p in a b; do apt-get install -y $p; done'],
    adds: { 1: BASE, 2: { [LISTS]: 50_000 } },
    because: 'the installation in the loop needs the lists, and an update cannot be put before it',
  },
  'a later RUN names the files': {
    lines: ['FROM debian:12', 'RUN npm ci', 'RUN cp -r /root/.npm/_cacache /srv'],
    adds: { 1: BASE, 2: { '/root/.npm/_cacache/content/x': 50_000 } },
    because: 'the copy would fail',
  },
  'a later RUN in the JSON form names the files': {
    lines: ['FROM debian:12', 'RUN npm ci', 'RUN ["/bin/sh", "-c", "cp -r /root/.npm/_cacache /srv"]'],
    adds: { 1: BASE, 2: { '/root/.npm/_cacache/content/x': 50_000 } },
    because: 'the copy would fail',
  },
  'a later RUN in the JSON form deletes them': {
    lines: ['FROM debian:12', 'RUN npm ci', 'RUN ["rm", "-r", "/root/.npm/_cacache"]'],
    adds: { 1: BASE, 2: { '/root/.npm/_cacache/content/x': 50_000 } },
    because: 'rm would fail',
  },
  'a later RUN in the JSON form installs by the lists': {
    lines: ['FROM debian:12', APT, 'RUN ["apt-get", "install", "-y", "jq"]'],
    adds: { 1: BASE, 2: { [LISTS]: 50_000 } },
    because: 'the installation needs the lists, and no update can be put before it',
  },
  'the script of another program names the files': {
    lines: [
      'FROM debian:12',
      'RUN npm ci',
      'RUN <<EOF\n#!/usr/bin/env python3\nopen("/root/.npm/_cacache/content/x")\nEOF',
    ],
    adds: { 1: BASE, 2: { '/root/.npm/_cacache/content/x': 50_000 } },
    because: 'the script would fail',
  },
  'a later RUN deletes them without -f': {
    lines: ['FROM debian:12', 'RUN npm ci', 'RUN rm -r /root/.npm/_cacache'],
    adds: { 1: BASE, 2: { '/root/.npm/_cacache/content/x': 50_000 } },
    because: 'that deletion would fail',
  },
  'a name that no Dockerfile should have': {
    lines: ['FROM debian:12', 'RUN make'],
    adds: { 1: BASE, 2: { '/app/a\nUSER b/.git/objects/x': 50_000 } },
    because: 'a line end in a path would add an instruction',
  },
  'a name that changes the direction of text': {
    lines: ['FROM debian:12', 'RUN make'],
    adds: { 1: BASE, 2: { [Buffer.from('/app/a\u202eb/.git/objects/x').toString('latin1')]: 50_000 } },
    because: 'the edit would look like another one',
  },
  'the exec form': {
    lines: ['FROM debian:12', 'RUN ["make", "all"]'],
    adds: { 1: BASE, 2: { '/root/.npm/_cacache/content/x': 50_000 } },
    records: { 2: 'RUN make all # buildkit' },
    because: 'no shell could run a second command',
  },
  'files of root, deleted by another user': {
    lines: ['FROM debian:12', 'USER app', 'RUN sudo apt-get update && sudo apt-get install -y curl'],
    adds: { 1: BASE, 3: { [LISTS]: 50_000 } },
    because: 'the user may not delete them',
  },
  'another stage that installs from the same lists': {
    lines: ['FROM debian:12 AS base', APT, 'FROM base AS dev', 'RUN apt-get install -y gdb', 'FROM base', 'RUN true'],
    adds: { 1: BASE, 2: { [LISTS]: 50_000 } },
    because: 'the build of the other stage would fail',
  },
  'another stage that copies the files': {
    lines: [
      'FROM node AS base',
      'RUN npm ci',
      'FROM debian AS other',
      'COPY --from=base /root/.npm /npm',
      'FROM base',
      'RUN true',
    ],
    adds: { 1: BASE, 2: { '/root/.npm/_cacache/content/x': 50_000 } },
    because: 'that copy would miss them',
  },
  'many files all over the image': {
    lines: ['FROM debian:12', 'RUN get'],
    adds: {
      1: BASE,
      2: Object.fromEntries([1, 2, 3, 4, 5, 6].map(n => [`/p${n}/__pycache__/a.pyc`, 9000])),
    },
    because: 'a search from the root would find those of the base image too',
  },
};

test.each(Object.entries(none))('none for %s', async (_, image) => {
  expect((await idsOf(image)).filter(id => !id.startsWith('cache-'))).toEqual([]);
});

test('the edit names what it is for, and where', async () => {
  const { items, analysis } = await planned({
    dockerfile: textOf(['FROM debian:12', '', '# tools', APT]),
    adds: { 1: BASE, 4: { [LISTS]: 50_000, '/usr/bin/curl': 100 } },
  });
  expect(items).toMatchObject([
    {
      title: 'Leave out APT package indexes',
      trust: 'same',
      leftOut: [],
      findings: ['apt-lists'],
      at: { path: 'Dockerfile', line: 4 },
      second: null,
      sizeAfter: 110,
    },
  ]);
  expect(analysis.findings).toMatchObject([{ rule: 'apt-lists', at: { line: 4 } }]);
});
