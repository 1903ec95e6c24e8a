/** `imagebudget init`: what it writes passes on the image it was made from, and fails on one that has grown by 10 %. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../kit/archives/archives.ts';
import { expectFailure, scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

const scratch = scratchFolder();
const emptyFolder = () => mkdtempSync(join(scratch, 'project-'));
const configOf = (folder: string) => readFileSync(join(folder, '.imagebudget.yml'), 'utf8');

function save(path: string, layers: Entry[][], createdBy: string[] = layers.map(() => 'RUN make')): void {
  writeFileSync(path, archiveOf(dockerArchiveFiles({ layers, createdBy, tag: 'web:ci' })));
}

const BASE: Entry[] = [{ name: 'usr/lib/base', body: filler(50_000) }];
const app = (size: number): Entry => ({ name: 'app/a', body: filler(size) });
const CACHE: Entry = { name: 'root/.cache/pip/x', body: filler(9000, 'pip') };
const HISTORY = ['ADD rootfs /', 'RUN make', 'RUN pip install x'];

/** Images with more and less in them: without a base, with waste, with little, with nothing. */
const IMAGES: [string, Entry[][], string[]?][] = [
  ['a base, an application and a cache', [BASE, [app(20_000)], [CACHE]], HISTORY],
  ['a file stored twice', [BASE, [app(20_000)], [app(21_000)]], HISTORY],
  ['a little waste', [[app(900_000)], [CACHE]]],
  ['one file of 20 bytes', [[app(20)]]],
];

describe.each(IMAGES)('an image of %s', (_, layers, createdBy) => {
  const folder = emptyFolder();
  const image = join(folder, 'image.tar');

  test('is within its first config, and over it once it is 10 % larger', async () => {
    save(image, layers, createdBy);
    if (createdBy) writeFileSync(join(folder, 'Dockerfile'), 'FROM debian\nRUN make\nRUN pip install x\n');
    const made = await runInProcess(['init', 'image.tar'], { cwd: folder });
    expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' });
    const { code, stdout } = await runInProcess(['check', '--json', '-'], { cwd: folder });
    expect(code).toBe(0);
    const { verdict, images } = JSON.parse(stdout);
    const [{ sizes, budgets, unjudged }] = images;
    expect({ verdict, unjudged }).toEqual({ verdict: 'pass', unjudged: [] });
    expect(budgets.map(({ budget }: { budget: string }) => budget)).toEqual([
      'size',
      ...(createdBy ? ['own'] : []),
      'wasted',
      'removable',
    ]);
    // The least that is 10 % or more.
    const more: Entry = { name: 'app/more', body: filler(Math.ceil(sizes.image / 10), 'more') };
    save(image, [...layers, [more]], createdBy && [...createdBy, 'RUN make more']);
    const grown = await runInProcess(['check', '--json', '-'], { cwd: folder });
    expect(grown.code).toBe(1);
    expect(JSON.parse(grown.stdout).images[0].budgets[0]).toMatchObject({ budget: 'size', status: 'fail' });
  });
});

test('says what was found, what the first fix saves, and the step of a workflow', async () => {
  const folder = emptyFolder();
  const cache: Entry = { name: 'root/.cache/pip/x', body: filler(200_000, 'pip') };
  save(join(folder, 'image.tar'), [BASE, [app(20_000)], [cache]], HISTORY);
  writeFileSync(join(folder, 'Dockerfile'), 'FROM debian\nRUN make\nRUN pip install x\n');
  const { stdout } = await runInProcess(['init', 'image.tar'], { cwd: folder });
  expect(stdout).toContain('Wrote .imagebudget.yml: image.tar is 270 kB (linux/amd64)\n');
  expect(stdout).toMatch(/^ {2}size {9}270 kB now {3}290 kB$/m);
  expect(stdout).toMatch(/^First fix: .*pip.* \(Dockerfile:3\)\n {2}saves 200 kB, then the image is 70\.0 kB\./m);
  expect(stdout).toContain('\nNext: imagebudget check\n');
  expect(stdout).toMatch(/\n- uses: imagebudget\/imagebudget@v0\n$/);
  expect(configOf(folder)).toContain('\narchive: image.tar\n');
});

test('the rules that found something are comments that can be switched on', async () => {
  const folder = emptyFolder();
  save(join(folder, 'image.tar'), [BASE, [CACHE]]);
  await runInProcess(['init', 'image.tar'], { cwd: folder });
  const config = configOf(folder);
  expect(config).toContain('\n  #   pip-cache: 0 # 9.00 kB now\n');
  writeFileSync(join(folder, '.imagebudget.yml'), config.replaceAll(/^ {2}# (?=rules:| {2}\S+: 0 )/gm, '  '));
  const { code, stdout } = await runInProcess(['check', '--json', '-'], { cwd: folder });
  expect(code).toBe(1);
  expect(JSON.parse(stdout).images[0].budgets).toContainEqual(
    expect.objectContaining({ budget: 'rules.pip-cache', status: 'fail', actual: 9000 }),
  );
});

describe('a config that is there', () => {
  test.each(['a file', 'a link that leads nowhere'])('%s is left as it is', async kind => {
    const folder = emptyFolder();
    const path = join(folder, '.imagebudget.yml');
    if (kind === 'a file') writeFileSync(path, 'mine');
    else symlinkSync('nowhere', path);
    // Nothing is measured: the image is not even there.
    const ran = await runInProcess(['init', 'image.tar'], { cwd: folder });
    expectFailure(ran, 3, 'there is already a .imagebudget.yml here, and init never replaces one');
    if (kind === 'a file') expect(configOf(folder)).toBe('mine');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});

test('an image that cannot be read leaves no config', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'image.tar'), 'no tar');
  expectFailure(await runInProcess(['init', 'image.tar'], { cwd: folder }), 2, 'image.tar');
  expect(readdirSync(folder)).toEqual(['image.tar']);
});

test('all platforms are refused', async () => {
  const ran = await runInProcess(['init', 'image.tar', '--platform', 'all'], { cwd: emptyFolder() });
  expectFailure(ran, 3, 'init measures one platform');
});

test.each([
  ['a name that needs quotes', "it's: # one.tar", true],
  ['a name with a line break', 'a\nsize: 1\n.tar', false],
  ['a name with a variable', `\${HOME}.tar`, false],
])('%s does no harm', async (_, name, isNamed) => {
  const folder = emptyFolder();
  save(join(folder, name), [[app(1000)]]);
  const made = await runInProcess(['init', `./${name}`], { cwd: folder });
  expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' });
  expect(configOf(folder).includes('\narchive: ')).toBe(isNamed);
  expect(await runInProcess(['check', ...(isNamed ? [] : [`./${name}`])], { cwd: folder })).toMatchObject({ code: 0 });
  // What is not in the config is in what is said to do next.
  expect(made.stdout.includes('with: { source: ')).toBe(!isNamed);
});

describe('--from .dive-ci', () => {
  const init = async (rules: string[]) => {
    const folder = emptyFolder();
    // 50 kB below, 41 kB above; 20 kB of it wasted.
    save(join(folder, 'image.tar'), [BASE, [app(20_000)], [app(21_000)]]);
    writeFileSync(join(folder, '.dive-ci'), `rules:\n${rules.map(rule => `  ${rule}\n`).join('')}`);
    const { code, stdout, stderr } = await runInProcess(['init', 'image.tar', '--from', '.dive-ci'], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const checked = await runInProcess(['check', '--json', '-'], { cwd: folder });
    const budgets = JSON.parse(checked.stdout).images[0].budgets as { budget: string; status: string; fail: number }[];
    return { stdout, config: configOf(folder), budgets: new Map(budgets.map(one => [one.budget, one])) };
  };
  const OFF = 'highestWastedBytes: disabled';

  test('every rule becomes a budget, and each difference is told', async () => {
    const { stdout, config, budgets } = await init(['lowestEfficiency: 0.95', OFF, 'highestUserWastedPercent: 0.20']);
    expect(config).toMatch(/^ {2}efficiency: 0\.95 # 78\.0 % now: .* \(from dive\)$/m);
    // 0.2 of 41 kB is 8.2 kB of 91 kB.
    expect(config).toMatch(/^ {2}wasted: 9\.01 % # 20\.0 kB now: .* \(from dive\)$/m);
    expect(budgets.get('efficiency')).toMatchObject({ status: 'fail', fail: 0.95 });
    expect(budgets.get('wasted')).toMatchObject({ status: 'fail', fail: 8199 });
    expect(budgets.get('size')).toMatchObject({ status: 'pass' });
    expect(stdout).toContain('- lowestEfficiency compares the smallest copy of each path with all copies');
    expect(stdout).toContain('- Wasted bytes of dive count every copy');
    expect(stdout).toContain('0.2 of 41.0 kB is 9.01 % of 91.0 kB');
    expect(stdout).toContain('- highestWastedBytes is switched off');
  });

  test.each([
    ['8KB', '8 kB'],
    ['20MB', '9.01 %'],
  ])('of %s and a percentage the stricter is written', async (size, limit) => {
    const { config, stdout } = await init([`highestWastedBytes: ${size}`, 'highestUserWastedPercent: 0.2']);
    expect(config).toContain(`\n  wasted: ${limit} # `);
    expect(stdout).toContain(`the stricter for this image is written, ${limit}.`);
    expect(stdout).toContain("- lowestEfficiency is not in the file: the budget is dive's default, 0.9.");
  });

  test('what is switched off has no budget', async () => {
    const { budgets } = await init(['lowestEfficiency: off', OFF, 'highestUserWastedPercent: disabled', 'mine: 1']);
    expect([...budgets.keys()]).toEqual(['size', 'removable']);
  });

  test('a file that is wrong or missing is an error before anything is measured', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, '.dive-ci'), 'rules:\n  lowestEfficiency: 2\n');
    const wrong = await runInProcess(['init', 'image.tar', '--from', '.dive-ci'], { cwd: folder });
    expectFailure(wrong, 3, '.dive-ci:2:21: lowestEfficiency is "2", which dive does not take');
    const missing = await runInProcess(['init', 'image.tar', '--from', 'other'], { cwd: folder });
    expectFailure(missing, 3, '--from: cannot read other (ENOENT)');
    expect(readdirSync(folder)).toEqual(['.dive-ci']);
  });
});
