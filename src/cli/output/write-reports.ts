/** Writes a report in each format that was asked for. What is rarely asked for is loaded only then. */
import { repositoryAround } from '../../job/config/config-place.ts';
import { json } from '../../report/json.ts';
import { markdown } from '../../report/markdown/markdown.ts';
import type { Report } from '../../report/types.ts';
import type { CommandContext } from '../commands/command.ts';
import { pageOf } from './page.ts';
import { writeResult } from './write-result.ts';

interface Wanted {
  json?: string;
  markdown?: string;
  sarif?: string;
  gitlab?: string;
  junit?: string;
  /** Of a report with file tables. */
  html?: string;
  /** Edits that the Markdown shows, if that was said. */
  edits?: number;
}

/**
 * @returns where the text for people goes: standard output carries one result, so a format that takes it leaves standard error
 * @throws MeasureError if a file cannot be written
 */
export async function writeReports(
  context: CommandContext,
  report: Report,
  wanted: Wanted,
): Promise<'stdout' | 'stderr'> {
  const { cwd } = context;
  const checkout = { root: repositoryAround(cwd), directory: cwd };
  const formats: Record<Exclude<keyof Wanted, 'edits'>, () => string | Promise<string>> = {
    json: () => json(report),
    markdown: () => markdown(report, wanted.edits === undefined ? {} : { top: wanted.edits }),
    sarif: async () => (await import('../../report/for-tools.ts')).sarif(report, { checkout }),
    gitlab: async () => (await import('../../report/for-tools.ts')).gitlab(report, checkout),
    html: () => pageOf(context, report),
    junit: async () => (await import('../../report/for-tools.ts')).junit(report, checkout),
  };
  let to: 'stdout' | 'stderr' = 'stdout';
  for (const flag of ['json', 'markdown', 'sarif', 'gitlab', 'junit', 'html'] as const) {
    const path = wanted[flag];
    if (path === undefined) continue;
    if (path === '-') to = 'stderr';
    await writeResult(context, { flag: `--${flag}`, path }, await formats[flag]());
  }
  return to;
}
