/** `fix: suggest`: the plan as one diff in the summary, which applies, and a checkout that nothing was written to. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type ActionRun, type Workspace, workspace } from '../../kit/processes/action.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { CONFIG, DOCKERFILE, EDITED, fixProject, git } from '../../kit/processes/fix-project.ts';

const scratch = scratchFolder();
let projects = 0;

/** A checkout of a repository, whose image and files may be in a folder of it. */
function checkout(options: Parameters<typeof fixProject>[1] = {}, folder = '.'): Workspace {
  const place = workspace(scratch, {});
  const project = fixProject(join(scratch, `p${projects++}`), { ...options, inGit: false });
  mkdirSync(join(place.path, folder), { recursive: true });
  cpSync(project, join(place.path, folder), { recursive: true });
  git(place.path, 'init', '--quiet');
  git(place.path, 'add', '--all');
  git(place.path, 'commit', '--quiet', '--message', 'x');
  return place;
}

/** The diff of the summary as it can be copied. */
function diffOf({ summary }: ActionRun): string {
  const [, diff = ''] = /<summary>The diff for [\s\S]*?\n```diff\n([\s\S]*?\n)```\n/.exec(summary) ?? [];
  return diff;
}

/** What a file is with the diff applied. */
function applied({ path }: Workspace, diff: string, name = 'Dockerfile'): string {
  execFileSync('git', ['apply', '-'], { cwd: path, input: diff });
  return readFileSync(join(path, name), 'utf8');
}

describe('fix: suggest', () => {
  test('puts one diff into the summary, and writes nothing', async () => {
    const place = checkout();
    const run = await place.run({ fix: 'suggest' });
    expect(run).toMatchObject({ code: 0, outputs: { verdict: 'pass' } });
    expect(run.summary).toContain('git apply</code>: 2 edits, 1.00 MB → 501 kB</summary>');
    expect(git(place.path, 'status', '--porcelain', '--ignored')).toBe('');
    expect(applied(place, diffOf(run))).toBe(EDITED);
    expect(readFileSync(join(place.path, '.dockerignore'), 'utf8')).toBe('tests\n');
  });

  test('does so of an image over its budget, and the verdict stays', async () => {
    const run = await checkout({ config: CONFIG.replace('1 GB', '600 kB') }).run({ fix: 'Suggest' });
    expect(run).toMatchObject({ code: 1, outputs: { verdict: 'fail' } });
    expect(diffOf(run)).toContain('+RUN pip install --no-cache-dir app\n');
    // After the budgets, before the folded details.
    expect(run.summary.indexOf('git apply')).toBeGreaterThan(run.summary.indexOf('| Budget |'));
    expect(run.summary.indexOf('git apply')).toBeLessThan(run.summary.indexOf('All findings'));
  });

  test('is relative to the repository, wherever the Dockerfile is, and keeps tabs', async () => {
    const tabbed = (text: string) => text.replace('# Keep this', '#\tKeep\tthis');
    const place = checkout({ dockerfile: tabbed(DOCKERFILE) }, 'services/web');
    const run = await place.run({ fix: 'suggest', 'working-directory': 'services/web' });
    expect(diffOf(run)).toContain('+++ b/services/web/Dockerfile\n');
    expect(applied(place, diffOf(run), 'services/web/Dockerfile')).toBe(tabbed(EDITED));
  });

  test.each([
    [
      'secrets and what cannot be seen',
      (text: string) => text.replace('# Keep', 'ENV API_TOKEN=hunter2\n# \u202e\x1b[31m'),
    ],
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('does not show %s, and says that it does not apply', async (_, change) => {
    const run = await checkout({ dockerfile: change(DOCKERFILE) }).run({ fix: 'suggest' });
    expect(diffOf(run)).toContain('+RUN pip install --no-cache-dir app');
    expect(run.summary).toContain('This copy does not apply');
    for (const hidden of ['hunter2', '\x1b', '\u202e', '\r']) expect(diffOf(run)).not.toContain(hidden);
  });

  test('cannot be left by a line of the Dockerfile', async () => {
    const hostile = '# ```\n# </details><script>x</script>\n# ::error::pwned ##[error]';
    const run = await checkout({ dockerfile: DOCKERFILE.replace('# Keep this comment.', hostile) }).run({
      fix: 'suggest',
    });
    expect(run.summary).toContain('\n````diff\n');
    expect(run.summary.replace(/\n````diff\n[\s\S]*?\n````\n/, '')).not.toMatch(/<script|pwned/);
    expect(run.summary).not.toMatch(/ ::error|##\[/);
  });

  test.each([
    [
      'fits another image',
      'FROM scratch\nRUN other\nCOPY x /\nRUN more\n',
      /Dockerfile does not fit the history of .*dockerfile: in the config/,
    ],
    [
      'is not UTF-8',
      Buffer.concat([Buffer.from(DOCKERFILE.replace('# Keep', '# K')), Buffer.from([0x23, 0xff, 0x0a])]),
      /Dockerfile is not UTF-8/,
    ],
  ])('says why there is none if the Dockerfile %s', async (_, dockerfile, reason) => {
    const run = await checkout({ dockerfile }).run({ fix: 'suggest' });
    expect(run.code).toBe(0);
    expect(run.summary).toMatch(/\*\*No diff for `git apply`:\*\*/);
    expect(run.summary.replaceAll('\\', '')).toMatch(reason);
    expect(run.summary).not.toContain('--dockerfile');
  });

  test('says so without a Dockerfile', async () => {
    const place = checkout();
    git(place.path, 'rm', '--quiet', 'Dockerfile');
    const { code, summary } = await place.run({ fix: 'suggest' });
    expect(code).toBe(0);
    expect(summary).toContain(
      'no Dockerfile is known that could be changed. Name it: the line dockerfile: FILE in the config.',
    );
  });

  test('is left out by default', async () => {
    expect((await checkout().run()).summary).not.toContain('git apply');
  });

  test.each(['write'])('%s cannot be asked for', async value => {
    const run = await checkout().run({ fix: value });
    expect(run).toMatchObject({ code: 3, outputs: { verdict: 'error' } });
    expect(run.outputs.reason).toBe(`input "fix": "${value}" is not one of off, suggest`);
  });
});
