/** What stands in place of a report where there is no verdict, in GitHub-flavoured Markdown. */
import { cut, markdownBlock, markdown as say, terminal } from '../format/escape.ts';
import { ICONS } from './parts.ts';

/** An error may quote a name as long as its writer likes. */
const COLUMNS = 1000;

/** Why there is no verdict, and what to do about it. */
export function notMeasured(reason: string, hint: string | undefined): string {
  const lines = [`### ${ICONS.error} Not measured: ${say(cut(terminal(reason), COLUMNS))}`];
  if (hint !== undefined) lines.push('', hint.includes('\n') ? markdownBlock(hint, 'text') : say(hint));
  return `${lines.join('\n')}\n`;
}
