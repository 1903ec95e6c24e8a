/** The reusable workflow, run by act: a plan, a job for each image, one verdict. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { fakeGitHub, JOB_TOKEN } from '../../kit/github/fake-github.ts';
import { expectAllNamed } from '../../kit/github/permissions.ts';
import { type ActEvent, actRepository, describeWithAct } from '../../kit/processes/act.ts';
import { HEAD } from '../../kit/processes/action.ts';
import { root, scratchFolder } from '../../kit/processes/cli.ts';

/** The first run on a machine may build act. */
const TIMEOUT_MS = 900_000;

const folder = scratchFolder();

/** act has no artifacts of this machine without a network: a folder stands in for GitHub's. */
const UPLOAD = `name: upload
inputs: { name: {}, path: {}, if-no-files-found: {}, overwrite: {} }
runs:
  using: composite
  steps:
    - shell: bash
      env: { NAME: "\${{ inputs.name }}", FILE: "\${{ inputs.path }}" }
      run: mkdir -p "$ARTIFACTS/$NAME" && cp "$FILE" "$ARTIFACTS/$NAME/"
`;
const DOWNLOAD = `name: download
inputs: { pattern: {}, path: {}, merge-multiple: {} }
runs:
  using: composite
  steps:
    - shell: bash
      env: { PATTERN: "\${{ inputs.pattern }}", TO: "\${{ inputs.path }}" }
      run: |
        mkdir -p "$TO"
        for from in "$ARTIFACTS"/$PATTERN; do [ -d "$from" ] && cp -r "$from"/. "$TO"; done
        true
`;

/** The workflow with local actions in place of those that act would fetch, or does not know: `$/` is newer than it. */
function local(workflow: string): string {
  return (
    workflow
      .replaceAll('uses: $/', 'uses: ./gate/')
      .replaceAll(/uses: actions\/(upload|download)-artifact@.*/g, 'uses: ./gate/$1')
      .replaceAll(/uses: docker\/login-action@.*/g, 'uses: ./gate/none')
      // The job that merges needs no checkout but for them.
      .replace(/( {4}steps:\n)( {6}- uses: \.\/gate\/download)/, '$1      - uses: actions/checkout@v6\n$2')
  );
}

const CALLER = `on: [push, pull_request]
jobs:
  budgets:
    uses: ./.github/workflows/images.yml
    with:
      working-directory: service
      runs-on: '"ubuntu-latest"'
`;

/** How act shows an output of the last job. */
const verdictOf = (verdict: string) => `Images/Verdict]   ⚙  ::set-output:: verdict=${verdict}`;

/** The workflow on an image of 1,000 bytes, on a push if nothing else is said. */
async function run(config: string, event: Partial<ActEvent> = {}) {
  const artifacts = mkdtempSync(join(folder, 'artifacts-'));
  const image = archiveOf(dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(1000) }]] }));
  const files = {
    'service/image.tar': image,
    'service/.imagebudget.yml': config,
    'gate/upload/action.yml': UPLOAD,
    'gate/download/action.yml': DOWNLOAD,
    '.github/workflows/images.yml': local(readFileSync(join(root, '.github/workflows/images.yml'), 'utf8')),
    '.github/workflows/w.yml': CALLER,
  };
  const repository = await actRepository(folder, files);
  const ran = await repository.run({ name: 'push', ...event, env: { ...event.env, ARTIFACTS: artifacts } });
  return { ...ran, artifacts: readdirSync(artifacts).sort() };
}

describeWithAct('the workflow for many images', () => {
  test.each([
    ['5 kB', 'pass', true],
    ['900', 'fail', false],
  ])(
    'checks each in a job of its own: with a budget of %s, %s',
    async (size, verdict, succeeds) => {
      const image = (limit: string) => `{ archive: image.tar, budgets: { size: ${limit} } }`;
      const config = `version: 1\nimages:\n  web: ${image(size)}\n  api: ${image('5 kB')}\n`;
      const { succeeded, log, artifacts } = await run(config);
      expect({ succeeded, artifacts, log }).toMatchObject({
        succeeded: succeeds,
        artifacts: ['imagebudget--001-web', 'imagebudget--002-api'],
        log: expect.stringContaining(verdictOf(verdict)),
      });
    },
    TIMEOUT_MS,
  );

  test(
    'on a pull request writes one comment for all jobs, and asks for nothing that is not in the table',
    async () => {
      const github = await fakeGitHub();
      try {
        github.pulls.push({ number: 7, state: 'open', head: { sha: HEAD, label: 'owner:x' }, labels: [] });
        const image = (size: string) => `{ archive: image.tar, budgets: { size: ${size} } }`;
        const { succeeded, log } = await run(
          `version: 1\nimages:\n  web: ${image('900')}\n  api: ${image('5 kB')}\n  cron: ${image('800')}\n`,
          {
            name: 'pull_request',
            payload: { pull_request: { number: 7, head: { sha: HEAD, repo: { full_name: 'owner/web' } } } },
            token: JOB_TOKEN,
            env: {
              GITHUB_API_URL: github.url,
              GITHUB_SERVER_URL: 'https://github.example',
              GITHUB_REPOSITORY: 'owner/web',
              GITHUB_REF: 'refs/pull/7/merge',
            },
          },
        );
        expect({ succeeded, log }).toMatchObject({ succeeded: false, log: expect.stringContaining(verdictOf('fail')) });
        expect(github.comments.get(7)).toEqual([
          expect.objectContaining({ body: expect.stringMatching(/^### ❌ 2 of 3 images are over budget\n/) }),
        ]);
        expectAllNamed(github.asked);
      } finally {
        await github.close();
      }
    },
    TIMEOUT_MS,
  );

  test(
    'has no verdict if an image could not be measured, or nothing was planned',
    async () => {
      const config =
        'version: 1\nbudgets: { size: 5 kB }\nimages:\n  web: { archive: image.tar }\n  api: { archive: none.tar }\n';
      const { log, artifacts } = await run(config);
      expect({ artifacts, log }).toMatchObject({
        artifacts: ['imagebudget--001-web'],
        log: expect.stringContaining(verdictOf('error')),
      });
      const { log: unplanned } = await run('version: 1\nimages: { a: { imag: x } }\n');
      expect(unplanned).toContain(verdictOf('error'));
      expect(unplanned).toContain('the input "plan" is empty');
    },
    TIMEOUT_MS,
  );
});
