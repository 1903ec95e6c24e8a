/** The action as GitHub runs it: inputs in, outputs, summary, annotations and an exit code out. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { REPOSITORY } from '../../../src/version.ts';
import { archiveOf, dockerArchiveFiles, type Entry, filler, ociFiles } from '../../kit/archives/archives.ts';
import { assertReport } from '../../kit/oracles/assert-report.ts';
import { type ActionRun, definition, HEAD, workspace } from '../../kit/processes/action.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { describeNode24, NODES } from '../../kit/processes/node-versions.ts';
import { sampled } from '../../kit/runner/thorough.ts';

const folder = scratchFolder();

/** 200,000 bytes, of which 100,000 are pip's cache. */
const LAYERS: Entry[][] = [
  [
    { name: 'app', body: filler(99_000) },
    { name: 'old', body: filler(1000, 'b') },
  ],
  [{ name: '.wh.old' }, { name: 'root/.cache/pip/http/a', body: filler(100_000, 'c') }],
];
const IMAGE = archiveOf(dockerArchiveFiles({ layers: LAYERS, createdBy: ['COPY . /', 'RUN pip install flask'] }));
const DOCKERFILE = 'FROM scratch\nCOPY . /\nRUN pip install flask\n';
const config = (budgets: string) => `version: 1\narchive: image.tar\nbudgets:\n  ${budgets}\n`;
const filesWith = (budgets: string) => ({
  'image.tar': IMAGE,
  Dockerfile: DOCKERFILE,
  '.imagebudget.yml': config(budgets),
});

const levels = ({ annotations }: ActionRun) => annotations.map(({ name }) => name);

describe.each(NODES)('with %s', (_version, node) => {
  test('a pass: outputs, a summary, the report, no annotation', async () => {
    const place = workspace(folder, filesWith('size: 200 kB'));
    const run = await place.run({}, { node });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const { report, markdown, digest, ...figures } = run.outputs;
    expect(figures).toEqual({
      verdict: 'pass',
      size: '200000',
      visible: '199000',
      wasted: '1000',
      removable: '100000',
      download: '',
      efficiency: '0.995',
      layers: '2',
      'largest-layer': '100000',
      over: '[]',
      reason: '',
      'exit-code': '0',
      sarif: '',
    });
    assertReport(JSON.parse(readFileSync(report ?? '', 'utf8')));
    expect(readFileSync(markdown ?? '', 'utf8')).toBe(run.summary);
    expect(digest).toMatch(/^sha256:/);
    expect(run.summary).toMatch(/^### ✅ .*200 kB/);
    expect(levels(run)).toEqual([]);
    expect(run.stdout).toContain('within its size budget');
  });

  test('a failure: the limit and the Dockerfile’s line are annotated', async () => {
    const run = await workspace(folder, filesWith('size: 150 kB')).run({}, { node });
    expect(run.code).toBe(1);
    expect(run.outputs.verdict).toBe('fail');
    expect(run.summary).toMatch(/^### ❌ /);
    expect(run.annotations).toMatchObject([
      {
        name: 'error',
        properties: { file: '.imagebudget.yml', line: '4', title: expect.stringMatching(/^imagebudget: /) },
        message: expect.stringMatching(/^size is .* over 150 kB\. First edit: Dockerfile:3, /),
      },
      {
        name: 'warning',
        properties: { file: 'Dockerfile', line: '3' },
        message: expect.stringMatching(/ Write: RUN pip install /),
      },
    ]);
  });

  test('links lead to the repository that the action runs from', async () => {
    const place = workspace(folder, filesWith('size: 150 kB'));
    const linked = async (env: Record<string, string>) => {
      const { summary, annotations, outputs } = await place.run({}, { node, env });
      const all = [summary, readFileSync(outputs.report ?? '', 'utf8'), ...annotations.map(({ message }) => message)];
      return [...new Set(all.join('\n').match(/(?<=github\.com\/)[^/]+\/[^/]+(?=\/blob\/main\/docs)/g))];
    };
    const env = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_ACTION_REPOSITORY: 'someone/fork' };
    expect(await linked(env)).toEqual(['someone/fork']);
    expect(await linked({ ...env, GITHUB_ACTION_REPOSITORY: '' })).toEqual([REPOSITORY]);
    expect(await linked({ ...env, GITHUB_ACTION_REPOSITORY: 'a/b](x' })).toEqual([REPOSITORY]);
    expect(await linked({ ...env, GITHUB_SERVER_URL: 'https://github.example' })).toEqual([REPOSITORY]);
  });

  test('a warning does not fail', async () => {
    const run = await workspace(folder, filesWith('size: { warn: 1 kB, fail: 1 MB }')).run({}, { node });
    expect(run.code).toBe(0);
    expect(run.outputs.verdict).toBe('warn');
    expect(levels(run)).toEqual(['warning', 'warning']);
  });

  test('an image that cannot be measured: no verdict, an error, exit code 2', async () => {
    const files = { ...filesWith('size: 1 MB'), 'image.tar': IMAGE.subarray(0, 5000) };
    const run = await workspace(folder, files).run({}, { node });
    expect(run.code).toBe(2);
    expect(run.outputs.verdict).toBe('error');
    expect(run.annotations).toMatchObject([
      { name: 'error', properties: { title: 'imagebudget could not measure the image' } },
    ]);
  });
});

describe('inputs', () => {
  test('cache: whether layers are kept', async () => {
    const home = join(folder, 'cache-home');
    const image = archiveOf(ociFiles({ layers: [[{ name: 'a', body: 'x' }]] }));
    const place = workspace(folder, { ...filesWith('size: 1 MB'), 'image.oci.tar': image });
    const env = { XDG_CACHE_HOME: home };
    const verified = async (cache: string) => {
      const { outputs } = await place.run({ source: 'image.oci.tar', cache }, { env });
      return JSON.parse(readFileSync(outputs.report ?? '', 'utf8')).images[0].source.verified;
    };
    expect([await verified('false'), existsSync(home)]).toEqual(['digest', false]);
    expect([await verified('true'), await verified('true'), await verified('false')]).toEqual([
      'digest',
      'cached',
      'digest',
    ]);
  });

  test('report: each step of a job has its own', async () => {
    const place = workspace(folder, { ...filesWith('size: 1 MB'), 'other.tar': IMAGE });
    const runs = [await place.run(), await place.run({ source: 'other.tar' }), await place.run()];
    const names = runs.map(({ outputs }) => JSON.parse(readFileSync(outputs.report ?? '', 'utf8')).images[0].name);
    expect(names).toEqual(['image.tar', 'other.tar', 'image.tar']);
  });

  test('source, report, summary and annotations', async () => {
    const place = workspace(folder, { ...filesWith('size: 1 B'), 'other.tar': IMAGE });
    const inputs = { source: 'other.tar', report: 'out/report.json', summary: 'false', annotations: 'FALSE' };
    const run = await place.run(inputs);
    expect(run.code).toBe(1);
    expect(run.annotations).toEqual([]);
    expect(run.summary).toBe('');
    expect(run.outputs.report).toBe(join(place.path, 'out/report.json'));
    expect(JSON.parse(readFileSync(join(place.path, 'out/report.json'), 'utf8')).images[0].name).toBe('other.tar');
  });

  test('top: how many edits the summary shows unfolded', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const layers = names.map((name): Entry[] => [{ name: `root/.npm/_cacache/${name}`, body: filler(100_000, name) }]);
    const createdBy = names.map(name => `RUN npm install ${name}`);
    const image = archiveOf(dockerArchiveFiles({ layers, createdBy }));
    const Dockerfile = ['FROM scratch', ...createdBy, ''].join('\n');
    const place = workspace(folder, { ...filesWith('size: 1 B'), Dockerfile, 'image.tar': image });
    const told = async (top: string) => {
      const { summary } = await place.run({ top });
      return summary.replace(/<details>[\s\S]*/, '').match(/^\d+\. \*\*/gm)?.length ?? 0;
    };
    expect([await told('2'), await told('5'), await told('7')]).toEqual([2, 5, 7]);
  });

  test('an output that cannot be written is no verdict, and no fault of ours', async () => {
    const place = workspace(folder, filesWith('size: 1 MB'));
    const run = await place.run({}, { env: { GITHUB_OUTPUT: '/nonexistent/output' } });
    expect(run.code).toBe(2);
    expect(run.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^the output "[a-z-]+" cannot be written\n/),
    ]);
  });

  test('report: a place where no folder can be made ends in 2, not in a wait', async () => {
    const run = await workspace(folder, filesWith('size: 1 MB')).run({ report: '/proc/none/report.json' });
    expect(run).toMatchObject({ code: 2, signal: null, outputs: { verdict: 'error' } });
    expect(run.annotations.at(-1)?.message).toMatch(/^input "report": cannot write \/proc\/none\/report\.json \(E/);
  });

  test('working-directory: annotations, links and paths start there', async () => {
    const files = Object.entries(filesWith('size: 1 B')).map(([name, content]) => [`services/web/${name}`, content]);
    const run = await workspace(folder, Object.fromEntries(files)).run({ 'working-directory': 'services/web' });
    expect(run.code).toBe(1);
    expect(run.annotations.map(({ properties }) => properties.file)).toEqual([
      'services/web/.imagebudget.yml',
      'services/web/Dockerfile',
    ]);
    expect(run.summary).toContain(`https://github.example/owner/web/blob/${HEAD}/services/web/Dockerfile#L3`);
  });

  test('a config elsewhere, also by an absolute path', async () => {
    const place = workspace(folder, { 'ci/budget.yml': config('sizee: 1 B'), 'image.tar': IMAGE, 'sub/x': '' });
    const relative = await place.run({ config: 'ci/budget.yml' });
    const absolute = await place.run({ config: join(place.path, 'ci/budget.yml'), 'working-directory': 'sub' });
    for (const run of [relative, absolute]) expect(run.code).toBe(3);
    expect(relative.annotations).toMatchObject([
      { name: 'error', properties: { file: 'ci/budget.yml', line: '4', col: '3' } },
    ]);
    expect(absolute.annotations[0]?.properties.file).toBe(join(place.path, 'ci/budget.yml'));
    expect(absolute.annotations[0]?.message).toMatch(/^unknown key "sizee" under "budgets"\. Did you mean "size"\?/);
  });

  test.each([
    [{ verify: 'yes' }, 'input "verify": "yes" is neither true nor false'],
    [{ summary: '1' }, 'input "summary": "1" is neither true nor false'],
    [{ top: 'all' }, 'input "top": "all" is not a whole number'],
    [{ 'build-args': 'A=1\nB', context: '.' }, 'input "build-args": non-empty line 2 is not NAME=value'],
    [{ file: 'Dockerfile' }, 'input "file" is set without "context"'],
    [{ target: 'x' }, 'input "target" is set without "context"'],
    [{ source: 'image.tar', context: '.' }, 'inputs "source" and "context" are both set'],
    [{ platform: 'amd64' }, '"amd64" is not a platform'],
    [{ platform: 'linux/arm64' }, 'for none (the input "platform", or "platform" in the config)'],
    [{ config: 'no.yml' }, 'no.yml'],
    [{ 'working-directory': 'nowhere' }, 'nowhere'],
  ])('%j cannot be used', async (inputs, message) => {
    const run = await workspace(folder, filesWith('size: 1 MB')).run(inputs as Record<string, string>);
    expect(run.code).toBe(3);
    expect(run.outputs.verdict).toBe('error');
    expect(run.annotations).toMatchObject([{ name: 'error', message: expect.stringContaining(message) }]);
  });
});

describe('what goes wrong around it', () => {
  test('a summary that cannot be written is a warning; the verdict stays', async () => {
    for (const [budget, code, verdict] of [
      ['size: 1 MB', 0, 'pass'],
      ['size: 1 B', 1, 'fail'],
    ] as const) {
      const place = workspace(folder, filesWith(budget));
      const run = await place.run({}, { env: { GITHUB_STEP_SUMMARY: join(place.path, 'no/summary') } });
      expect(run.code).toBe(code);
      expect(run.outputs.verdict).toBe(verdict);
      expect(run.annotations.at(-1)).toMatchObject({
        name: 'warning',
        message: expect.stringContaining('the job summary could not be written'),
      });
    }
  });

  test('an event that cannot be read only costs the link to the head commit', async () => {
    const run = await workspace(folder, filesWith('size: 1 B')).run({}, { env: { GITHUB_EVENT_PATH: '/nonexistent' } });
    expect(run.code).toBe(1);
    expect(run.summary).toContain(`/blob/${'b'.repeat(40)}/Dockerfile`);
  });

  test('outputs that cannot be written are no verdict', async () => {
    const run = await workspace(folder, filesWith('size: 1 MB')).run(
      {},
      { env: { GITHUB_OUTPUT: '/nonexistent/out' } },
    );
    expect(run.code).toBe(2);
  });

  test.each([
    ['context', { context: '.' }, 'size: 1 MB'],
    ['the config', {}, null],
  ])('a build under pull_request_target is refused before docker is called (%s)', async (_what, inputs, budgets) => {
    const place = workspace(folder, {
      ...filesWith(budgets ?? 'size: 1 MB'),
      ...(budgets === null && { '.imagebudget.yml': 'version: 1\nbuild: .\nbudgets:\n  size: 1 MB\n' }),
    });
    const bin = join(place.path, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'docker'), `#!/bin/sh\ntouch '${place.path}/called'\n`);
    chmodSync(join(bin, 'docker'), 0o755);
    const env = { PATH: `${bin}:${process.env.PATH}`, GITHUB_EVENT_NAME: 'pull_request_target' };
    const run = await place.run(inputs as Record<string, string>, { env });
    expect(run.code).toBe(3);
    expect(run.annotations[0]?.message).toContain('building under pull_request_target is refused');
    expect(existsSync(join(place.path, 'called'))).toBe(false);
  });

  test('a build without a docker command says so', async () => {
    const run = await workspace(folder, filesWith('size: 1 MB')).run(
      { context: '.' },
      { env: { PATH: '/nonexistent' } },
    );
    expect(run.code).toBe(2);
    expect(run.annotations[0]?.message).toMatch(/docker/);
    expect(run.annotations[0]?.message).not.toContain('127');
  });

  test('what a build prints cannot give commands', async () => {
    const place = workspace(folder, filesWith('size: 1 MB'));
    const bin = join(place.path, 'bin');
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'docker'),
      '#!/bin/sh\necho ::set-output name=verdict::pass\necho ::error::pwned >&2\nexit 1\n',
    );
    chmodSync(join(bin, 'docker'), 0o755);
    const run = await place.run({ context: '.' }, { env: { PATH: `${bin}:${process.env.PATH}` } });
    expect(run.code).toBe(2);
    const names = run.commands.map(({ name }) => name);
    const stop = names.indexOf('stop-commands');
    const token = run.commands[stop]?.message ?? '';
    expect(names.indexOf('set-output')).toBeGreaterThan(stop);
    expect(run.stdout.lastIndexOf('::set-output')).toBeLessThan(run.stdout.lastIndexOf(`::${token}::`));
  });
});

/** A log without the colours of ours. */
function withoutColour(log: string): string {
  return ['0', '1', '2', '31', '32', '33', '36'].reduce((text, code) => text.replaceAll(`\x1b[${code}m`, ''), log);
}

test('the log is coloured, unless the workflow says NO_COLOR', async () => {
  const place = workspace(folder, filesWith('size: 1 MB'));
  expect((await place.run()).stdout).toContain('\x1b[32m✓\x1b[0m');
  for (const env of [{ NO_COLOR: '1' }, { FORCE_COLOR: '0' }])
    expect((await place.run({}, { env })).stdout).not.toContain('\x1b');
});

describe('hostile text', () => {
  const HOSTILE = [
    '::error::pwned',
    '\n::error file=a,line=1::pwned',
    '\r::set-output name=verdict::pass',
    '##[error]pwned',
    '::stop-commands::x',
    ' ::add-mask::a',
    '</details><script>pwned</script>',
    // A colour that we do not use.
    '\x1b[35mpwned',
  ];
  /** The only commands that there may be, whatever the image says. */
  const OURS =
    /^\s*::(?:(?:error|warning|notice) (?:[\w]+=[^,:]*,?)*title=imagebudget[^:]*::|group::imagebudget: |endgroup::)/;

  function expectClean(log: string): void {
    const plain = withoutColour(log);
    for (const sequence of ['##[', '\x1b', '\r']) expect(plain).not.toContain(sequence);
  }

  function expectHarmless(run: ActionRun): void {
    const log = `${run.stdout}\n${run.stderr}`;
    for (const line of log.split(/[\r\n]/)) if (/^\s*::/.test(line)) expect(line).toMatch(OURS);
    expectClean(log);
    // In a code block and in a code span markup is text.
    const blocks = /^( *)(`{3,})diff\n[\s\S]*?\n\1\2$/gm;
    expect(run.summary.replace(blocks, '').replace(/(`+)[^`\n]+\1/g, '')).not.toContain('<script');
    expect(run.summary).not.toMatch(/^\s*::|##\[/m);
    expect(Object.keys(run.outputs).sort()).toEqual(Object.keys(definition.outputs).sort());
    expect(run.outputs.verdict).toBe('fail');
  }

  test.each(sampled(HOSTILE, 3, 2).map(text => [JSON.stringify(text), text]))(
    '%s in names and instructions',
    async (_shown, text) => {
      const layers: Entry[][] = [
        [
          { name: `old${text}`, body: filler(100_000) },
          { name: text, body: filler(100_000, 'b') },
        ],
        [{ name: `.wh.old${text}` }, { name: `root/.cache/pip/${text}`, body: filler(100_000, 'c') }],
        [{ name: text, body: 'x' }],
      ];
      const createdBy = [text, `RUN ${text}`, `COPY ${text} /`];
      const dockerfile = `FROM scratch\n${text}\nRUN ${text}\nCOPY ${text} /\n`;
      const files = { ...filesWith('size: 1 B'), Dockerfile: dockerfile };
      const image = archiveOf(dockerArchiveFiles({ layers, createdBy, tag: `x:${text}` }));
      expectHarmless(await workspace(folder, { ...files, 'image.tar': image }).run({ top: '100' }));
    },
  );

  test('in errors', async () => {
    for (const text of sampled(HOSTILE, 3, 2).map(text => text.replaceAll('/', ''))) {
      const files = dockerArchiveFiles({ layers: [[{ name: 'a' }]] });
      files.set('manifest.json', Buffer.from(JSON.stringify([{ Config: text, RepoTags: [text], Layers: [text] }])));
      const run = await workspace(folder, { ...filesWith('size: 1'), 'image.tar': archiveOf(files) }).run();
      expect(run.code).toBe(2);
      const log = `${run.stdout}\n${run.stderr}`;
      expectClean(log);
      expect(run.commands).toHaveLength(1);
    }
  });
});

describeNode24('GitHub’s Node', () => {
  test('is what action.yml asks for', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../action.yml'), 'utf8')).toContain('using: node24');
  });
});
