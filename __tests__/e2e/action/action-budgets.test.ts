/** Budgets in the workflow, and none at all: the inputs `budgets`, `tags` and `metadata`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { engineImage, engineOf } from '../../kit/engines/fake/engine-images.ts';
import { answer, fakeEngine } from '../../kit/engines/fake/fake-engine.ts';
import { type ActionRun, workspace } from '../../kit/processes/action.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { sampled } from '../../kit/runner/thorough.ts';

const folder = scratchFolder();
const FILES = dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(100_000) }]] });
const IMAGE = archiveOf(FILES);
const CHECKOUT = { 'image.tar': IMAGE, '.git/HEAD': '', Dockerfile: 'FROM scratch\nCOPY app /\n' };
const place = workspace(folder, CHECKOUT);

const messages = ({ annotations }: ActionRun) => annotations.map(({ message }) => message).join('\n');

describe('budgets', () => {
  test('are judged without a config; no annotation and no link names a file that there is not', async () => {
    const budgets = '# ours\nsize: 90 kB\nlayers: 3\n';
    const run = await place.run(
      { image: 'image.tar', budgets, sarif: 'out.sarif' },
      {
        env: { GITHUB_WORKFLOW_REF: 'owner/web/.github/workflows/ci.yml@refs/heads/main' },
      },
    );
    expect(run).toMatchObject({ code: 1, outputs: { verdict: 'fail' } });
    expect(JSON.parse(run.outputs.over ?? '')).toMatchObject([
      { budget: 'size', fail: 90_000, config: { path: 'input "budgets"', line: 2 } },
    ]);
    const [error] = run.annotations;
    expect(error).toMatchObject({
      name: 'error',
      message: expect.stringMatching(/^size is 100 kB, 10\.0 kB over 90\.0 kB/),
    });
    expect(error?.properties).not.toHaveProperty('file');
    expect(run.summary).toContain('| `input "budgets":2` |');
    const [result] = JSON.parse(readFileSync(run.outputs.sarif ?? '', 'utf8')).runs[0].results;
    expect(result.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: '.github/workflows/ci.yml' },
      region: { startLine: 1 },
    });
  });

  test.each(
    sampled<[string, string | RegExp]>(
      [
        ['size: 250mb', 'input "budgets":1:7: "250mb" is not a size. Did you mean "250 MB"?'],
        ['\nsize: 1 MB\nsizee: 1 MB', 'input "budgets":3:1: unknown key "sizee" under "budgets". Did you mean "size"?'],
        ['size: [', /^input "budgets":1:7: the "\[" after "size" is not closed/],
        ['250 MB', /^input "budgets":1:1: "budgets" must be a mapping/],
        ['# none yet', 'input "budgets":1:1: there is no budget in it'],
      ],
      3,
    ),
  )('%j is a mistake', async (budgets, reason) => {
    const run = await place.run({ image: 'image.tar', budgets });
    expect(run).toMatchObject({ code: 3, outputs: { verdict: 'error', reason: expect.stringMatching(reason) } });
    expect(messages(run).split('\n')[0]).toBe(run.outputs.reason);
    expect(run.annotations[0]?.properties).not.toHaveProperty('file');
  });

  test('beside a config are a mistake, and so are budgets without an image', async () => {
    const both = workspace(folder, { ...CHECKOUT, '.imagebudget.yml': 'version: 1\nbudgets: { size: 1 MB }\n' });
    for (const [where, inputs, reason] of [
      [
        both,
        { image: 'image.tar', budgets: 'size: 1 B' },
        'the input "budgets" is set, and there is .imagebudget.yml too',
      ],
      [
        place,
        { budgets: 'size: 1 B', config: 'no.yml' },
        'the input "budgets" is set, and the input "config" names no.yml',
      ],
      [place, { budgets: 'size: 1 B' }, 'no image is named'],
    ] as const)
      expect(await where.run(inputs)).toMatchObject({ code: 3, outputs: { reason } });
  });
});

describe('no budgets', () => {
  test('report only, and say so; nothing fails', async () => {
    const run = await place.run({ image: 'image.tar', 'fail-on': 'warn' });
    expect(run).toMatchObject({ code: 0, annotations: [] });
    expect(run.outputs).toMatchObject({ verdict: 'none', 'exit-code': '0', size: '100000', over: '[]', reason: '' });
    const said = 'There are no budgets, so nothing here can fail the job.';
    for (const text of [run.stdout, run.summary, readFileSync(run.outputs.markdown ?? '', 'utf8')])
      expect(text).toContain(said);
    expect(run.summary).toMatch(/^### `image\.tar` is 100 kB\n/);
  });

  test.each(
    sampled<[string, Record<string, string | Buffer>, Record<string, string>, string]>(
      [
        [
          'a config of another name',
          { ...CHECKOUT, '.imagebudget.yaml': '' },
          {},
          'there is no .imagebudget.yml here, but there is .imagebudget.yaml',
        ],
        ['a config that is named', CHECKOUT, { config: 'no.yml' }, 'there is no config file "no.yml"'],
        ['no checkout, which may have the config', { 'image.tar': IMAGE }, {}, 'there is no .imagebudget.yml here'],
        ['no image', CHECKOUT, { image: 'config:' }, 'there is no .imagebudget.yml here'],
      ],
      3,
    ),
  )('%s is a mistake', async (_, files, inputs, reason) => {
    const run = await workspace(folder, files).run({ image: 'image.tar', ...inputs });
    expect(run).toMatchObject({ code: 3, outputs: { verdict: 'error', reason } });
  });
});

describe('what docker’s actions put out', () => {
  let sockets = 0;

  test.each(
    sampled(
      [
        ['tags', 'ghcr.io/owner/web:1\nghcr.io/owner/web:latest'],
        ['tags', ' ghcr.io/owner/web:1,ghcr.io/owner/web:latest'],
        [
          'metadata',
          '{"image.name":"ghcr.io/owner/web:1,ghcr.io/owner/web:latest","containerimage.digest":"sha256:00"}',
        ],
        ['metadata', '{"tags":["ghcr.io/owner/web:1","ghcr.io/owner/web:latest"],"labels":{}}'],
      ],
      3,
    ),
  )('%s: %s names the first tag; if the engine lacks it, load is what to set', async (name, value) => {
    const socket = join(folder, `engine-${sockets++}.sock`);
    const engine = await fakeEngine({ inspect: answer(404, { message: 'No such image' }) }, { socket });
    try {
      const run = await place.run({ [name]: value }, { env: { DOCKER_HOST: `unix://${socket}` } });
      expect(run).toMatchObject({ code: 2, outputs: { reason: 'the engine has no image "ghcr.io/owner/web:1"' } });
      expect(messages(run)).toContain('If docker/build-push-action builds it, set load: true there');
      expect(messages(run)).toContain('set the input "source" to registry:ghcr.io/owner/web:1');
    } finally {
      await engine.close();
    }
  });

  test('of an older image with the tag, nothing is measured', async () => {
    const socket = join(folder, 'engine-stale.sock');
    const image = engineImage(FILES);
    const engine = await fakeEngine(engineOf(image), { socket });
    const ran = (config: string) => {
      const metadata = JSON.stringify({ 'image.name': 'web:ci', 'containerimage.config.digest': config });
      return place.run({ metadata, store: 'false' }, { env: { DOCKER_HOST: `unix://${socket}` } });
    };
    try {
      expect(await ran(image.id)).toMatchObject({ code: 0, outputs: { digest: image.id } });
      const reason = expect.stringContaining('web:ci is not the image that was built');
      expect(await ran(`sha256:${'0'.repeat(64)}`)).toMatchObject({ code: 2, outputs: { verdict: 'error', reason } });
    } finally {
      await engine.close();
    }
  });

  test.each(
    sampled<[Record<string, string>, string]>(
      [
        [{ tags: ',\n' }, 'input "tags": it has no tag'],
        [{ metadata: '{"containerimage.digest":"sha256:00"}' }, 'input "metadata": it names no image'],
        [{ metadata: 'no JSON' }, 'input "metadata": it names no image'],
        [{ tags: 'web:ci', image: 'web:ci' }, 'inputs "image" and "tags" are both set, and both name the image'],
      ],
      3,
    ),
  )('%j is a mistake', async (inputs, reason) => {
    expect(await place.run(inputs)).toMatchObject({ code: 3, outputs: { reason } });
  });
});
