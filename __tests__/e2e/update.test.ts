/** `imagebudget check --update`: new limits in the config, and nothing else of it. */
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../kit/archives/archives.ts';
import { expectFailure, scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';
import { thorough } from '../kit/runner/thorough.ts';

const scratch = scratchFolder();
const NAME = '.imagebudget.yml';

const app = (size: number): Entry => ({ name: 'app/a', body: filler(size) });
const CACHE: Entry = { name: 'root/.cache/pip/x', body: filler(9000, 'pip') };

/** 100,000 bytes in three layers and two files: 20,000 of them wasted, and 9000 removable. */
const IMAGE: Entry[][] = [[app(20_000)], [app(71_000)], [CACHE]];
/** Half of it. */
const SMALL: Entry[][] = [[app(50_000)]];

beforeAll(() => {
  for (const [name, layers] of [
    ['web', IMAGE],
    ['api', SMALL],
  ] as const)
    writeFileSync(
      join(scratch, `${name}.tar`),
      archiveOf(dockerArchiveFiles({ layers, createdBy: layers.map(() => 'RUN make'), tag: `${name}:ci` })),
    );
});

function project(config: string): string {
  const folder = mkdtempSync(join(scratch, 'project-'));
  writeFileSync(join(folder, NAME), config);
  return folder;
}

const configIn = (folder: string) => readFileSync(join(folder, NAME), 'utf8');
const run = (folder: string, ...args: string[]) => runInProcess(['check', ...args], { cwd: folder });

async function updated(config: string, ...args: string[]) {
  const folder = project(config);
  const ran = await run(folder, '--update', ...args);
  return { ...ran, folder, config: configIn(folder) };
}

const web = (budgets: string) => `version: 1\narchive: ../web.tar\nbudgets:\n${budgets}`;

test('every limit gets what was measured and some room, in its own units; all else stays as it is written', async () => {
  const before = web(`  # the whole
  size: 250 kB # was 90 kB once
  layer: {warn: 0.09 MB,   fail: "200KiB"}
  layers: 30
  files: 2   # two
  wasted: { warn: 25%, fail: 90.5 % }
  waste: { fail: 31000, floor: 5 kB }
  efficiency:   0.5
  removable: { warn: 10 % }
  rules: { pip-cache: 95 kB }
  categories:
    python: '50 kB'
  paths:
    "/app/**": |-
      1 MiB
    /nothing/**: 4 kB
  growth: { size: 10 MB, own: { warn: 1 MB, onMissing: skip } }
`);
  const { code, stdout, config, folder } = await updated(before, '--json', 'r.json');
  expect(code).toBe(0);
  expect(config).toBe(
    web(`  # the whole
  size: 105 kB # was 90 kB once
  layer: {warn: 73 kB,   fail: "73KiB"}
  layers: 3
  files: 2   # two
  wasted: { warn: 20.5%, fail: 21 % }
  waste: { fail: 31000, floor: 5 kB }
  efficiency:   0.79
  removable: { warn: 9.5 % }
  rules: { pip-cache: 9.5 kB }
  categories:
    python: '9.5 kB'
  paths:
    "/app/**": |-
      73 KiB
    /nothing/**: 0 kB
  growth: { size: 10 MB, own: { warn: 1 MB, onMissing: skip } }
`),
  );
  expect(stdout.slice(stdout.indexOf('.imagebudget.yml: 12'))).toBe(`.imagebudget.yml: 12 limits lowered
  size               250 kB → 105 kB  100 kB now
  layer (warn)       0.09 MB → 73 kB  71.0 kB now
  layer (fail)       200KiB → 73KiB   71.0 kB now
  layers             30 → 3           3 now
  files              2 stays          2 now: a new limit would not be lower
  wasted (warn)      25% → 20.5%      20.0 kB now
  wasted (fail)      90.5 % → 21 %    20.0 kB now
  waste              31000 stays      29.0 kB now: a new limit would not be lower
  efficiency         0.5 → 0.79       80.0 % now
  removable (warn)   10 % → 9.5 %     9.00 kB now
  rules.pip-cache    95 kB → 9.5 kB   9.00 kB now
  categories.python  50 kB → 9.5 kB   9.00 kB now
  paths./app/**      1 MiB → 73 KiB   71.0 kB now
  paths./nothing/**  4 kB → 0 kB      0 B now
  growth.size        stays            growth is limited by hand
  growth.own         stays            growth is limited by hand
`);
  // The report is that of the config as it is now.
  expect(JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')).images[0].budgets[0]).toMatchObject({
    fail: 105_000,
  });
  const [{ ino }, again] = [statSync(join(folder, NAME)), await run(folder, '--update')];
  expect({ code: again.code, ino: statSync(join(folder, NAME)).ino }).toEqual({ code: 0, ino });
  expect(again.stdout).toContain('.imagebudget.yml: no limit changes\n');
});

test('what is exceeded stays and fails; --raise raises it, and the run passes', async () => {
  const before = web('  size: 90 kB\n  layers: 9\n');
  const lowered = await updated(before);
  expect(lowered.code).toBe(1);
  expect(lowered.stdout).toContain('  size    90 kB stays  100 kB now is more: --raise raises it\n');
  expect(lowered.config).toBe(web('  size: 90 kB\n  layers: 3\n'));
  const raised = await run(lowered.folder, '--update', '--raise');
  expect(raised.code).toBe(0);
  expect(raised.stdout).toContain('.imagebudget.yml: 1 limit raised\n  size    90 kB → 105 kB  100 kB now\n');
  expect(configIn(lowered.folder)).toBe(web('  size: 105 kB\n  layers: 3\n'));
});

describe('several images', () => {
  const config = (shared: string, api: string) => `version: 1
budgets: { size: ${shared}, layers: 9 }
images:
  web: { archive: ../web.tar }
  api: { archive: ../api.tar, budgets: { layers: ${api} } }
  db: { archive: ../api.tar }
`;

  test('a shared limit is for the largest figure, and an image has its own', async () => {
    const { code, stdout, config: after } = await updated(config('1 MB', '8'));
    expect(code).toBe(0);
    expect(after).toBe(config('0.105 MB', '1').replace('layers: 9', 'layers: 3'));
    expect(stdout).toContain('  size    1 MB → 0.105 MB  100 kB now in web\n');
  });

  test('a limit that another image shares stays unless that image is measured', async () => {
    const { stdout, config: after } = await updated(config('1 MB', '8'), 'api');
    expect(after).toBe(config('1 MB', '1'));
    expect(stdout).toContain('  size    stays  db shares it and was not measured\n');
  });
});

test('a file keeps its byte order mark, its line ends, its mode and the link that leads to it', async () => {
  const folder = project('');
  const file = join(folder, 'budgets.yml');
  const text = '\ufeff# ä\r\nversion: 1\r\narchive: ../web.tar\r\nbudgets: {size: 250 kB} # ü';
  writeFileSync(file, text);
  chmodSync(file, 0o640);
  rmSync(join(folder, NAME));
  symlinkSync('budgets.yml', join(folder, NAME));
  expect((await run(folder, '--update')).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(text.replace('250 kB', '105 kB'));
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(lstatSync(join(folder, NAME)).isSymbolicLink()).toBe(true);
  expect(readdirSync(folder).sort()).toEqual([NAME, 'budgets.yml']);
});

test('a limit that cannot be replaced in its line stays, with the other threshold', async () => {
  const before = web('  size: { warn: 200 kB, fail: "250\\x20kB" }\n  layers: 9\n');
  const { code, stdout, config } = await updated(before);
  expect({ code, config }).toEqual({ code: 0, config: before.replace('layers: 9', 'layers: 3') });
  expect(stdout).toContain('  size    stays  its limit is not on one line as it is read: change it by hand\n');
});

test('a budget that was not judged stays', async () => {
  const before = web('  download: { fail: 1 MB, onMissing: skip }\n');
  const { code, stdout, config } = await updated(before);
  expect({ code, config }).toEqual({ code: 0, config: before });
  expect(stdout).toContain('  download  stays  it was not judged: ../web.tar comes without compressed layers\n');
});

test('what init writes has no more room than it leaves', async () => {
  const folder = project('');
  rmSync(join(folder, NAME));
  await runInProcess(['init', '../web.tar'], { cwd: folder });
  const before = configIn(folder);
  expect((await run(folder, '--update')).stdout).toContain(': no limit changes\n');
  expect(configIn(folder)).toBe(before);
});

describe('is refused, and nothing is written', () => {
  const config = web('  size: 1 MB\n');

  test.each([
    [['--raise'], '--raise changes nothing without --update'],
    [['--update', '--platform', 'linux/arm64'], '--update with --platform'],
  ])('%j', async (args, reason) => {
    const folder = project(`${config}platform: [linux/amd64, linux/arm64]\n`);
    const ran = await run(folder, ...args);
    expectFailure(ran, 3, reason);
    expect(configIn(folder)).toBe(`${config}platform: [linux/amd64, linux/arm64]\n`);
  });

  test('for a config that is read-only', async () => {
    const folder = project(config);
    chmodSync(join(folder, NAME), 0o444);
    expectFailure(await run(folder, '--update'), 3, 'is read-only');
  });

  test('if the image cannot be measured', async () => {
    const before = config.replace('web.tar', 'none.tar');
    const { code, config: after } = await updated(before);
    expect({ code, after }).toEqual({ code: 2, after: before });
  });
});

/** A config in any layout, as parts: every second part is a limit, and those between them must stay. */
const parts = fc
  .record({
    size: fc.constantFrom('250 kB', '0.3 MB', '"900KiB"', '200000'),
    layer: fc.constantFrom('71001', "'1 GB'", '99 KiB'),
    wasted: fc.constantFrom('90 %', '25.5%', '"40 kB"'),
    comment: fc.constantFrom('', ' # 250 kB', '   # size: 9'),
    isFlow: fc.boolean(),
    isPair: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ size, layer, wasted, comment, isFlow, isPair, end }) => {
    const lines = (...all: string[]) => all.join(end);
    const pair = (text: string) => (isPair ? ['{ fail: ', text, ' }'] : ['', text, '']);
    const [open = '', limit = '', close = ''] = pair(size);
    return isFlow
      ? [
          lines('version: 1', 'archive: ../web.tar', `budgets: { size:   ${open}`),
          limit,
          `${close}, layer: `,
          layer,
          `, "wasted":  `,
          wasted,
          `}${comment}`,
        ]
      : [
          lines(`budgets:${comment}`, '', `    size:   ${open}`),
          limit,
          lines(`${close}${comment}`, '    layer: '),
          layer,
          lines(comment, '    # wasted: 3 %', '    wasted: '),
          wasted,
          lines(comment, 'archive: ../web.tar', 'version: 1', ''),
        ];
  });

test('whatever the layout, only limits change, and then the image passes', async () => {
  await fc.assert(
    fc.asyncProperty(parts, async written => {
      const { code, folder, config } = await updated(written.join(''));
      expect(code).toBe(0);
      let rest = config;
      for (const [n, part] of written.entries()) {
        if (n % 2 === 1) continue;
        const at = rest.indexOf(part);
        expect(n === 0 ? at : at > 0 && at <= 10).toBe(n === 0 ? 0 : true);
        rest = rest.slice(at + part.length);
      }
      expect(rest).toBe('');
      expect((await run(folder)).code).toBe(0);
    }),
    { numRuns: thorough ? 100 : 4 },
  );
});
