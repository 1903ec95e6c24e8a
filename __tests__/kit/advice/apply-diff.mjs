// Applies an edit of a plan as a machine would.
import { join } from 'node:path';
import { run } from './run.mjs';

/** Applies one edit's diff without any tolerance; null, or why it does not apply. */
export async function whyNotApplied(context, { path, diff }) {
  if (path === null || path === undefined) return 'it names no file';
  const args = ['--fuzz=0', '--no-backup-if-mismatch', '--reject-file=-', '--force', join(context, path)];
  const { code, stdout, stderr } = await run('patch', args, {
    cwd: context,
    input: diff.endsWith('\n') ? diff : `${diff}\n`,
    check: false,
  });
  return code === 0 ? null : `${stdout}${stderr}`.trim().slice(-400);
}
