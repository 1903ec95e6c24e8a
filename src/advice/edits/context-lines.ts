/** Whether lines can be added to the `.dockerignore` without breaking a build. */
import { type Copied, copiedBy } from '../../dockerfile/build/copy-sources.ts';
import type { Instruction } from '../../dockerfile/parse.ts';
import type { EditImage } from './edit-image.ts';
import { type IgnoreLine, ignoreLine, writtenLine } from './ignore-lines.ts';
import { isMentioned } from './users/mentions.ts';

/**
 * The lines as written; null if one cannot be written, if something needs what it leaves out, or if all are there already.
 * @param deleting a RUN that only deletes what the lines leave out
 */
export function writtenLines(
  lines: readonly IgnoreLine[],
  image: EditImage,
  { copy, deleting }: { copy: Instruction; deleting?: Instruction },
): string[] | null {
  const whole = image.dockerfile.stages.flatMap(({ instructions }) => instructions);
  const all = whole.filter(({ line }) => line !== deleting?.line);
  const others = all.filter(({ line }) => line !== copy.line).flatMap(fromContext);
  if (others.some(source => isWholeOf(source, lines))) return null;
  const known = new Set(image.ignoreLines?.map(line => line.trim()));
  const written = lines.map(writtenLine);
  if (written.includes(null) || lines.some(line => isNeeded(line, all))) return null;
  const texts = written.flatMap(line => line ?? []);
  return texts.every(line => known.has(line)) ? null : texts;
}

/** Whether a COPY or a mount names what the line would leave out, or a RUN mentions it. */
function isNeeded(line: IgnoreLine, all: readonly Instruction[]): boolean {
  const named = all.flatMap(fromContext).map(source => `/${source.replace(/^(?:\.?\/)+|\/$/g, '')}`);
  if (named.some(source => source !== '/' && source !== '/.' && ignoreLine(line, source))) return true;
  return isMentioned(line.path.slice(line.path.lastIndexOf('/') + 1), all);
}

/** Whether another instruction takes in what a line leaves out, since it takes a whole directory. */
function isWholeOf(source: string, lines: readonly IgnoreLine[]): boolean {
  const from = source.replace(/^(?:\.?\/)+|\/$/g, '');
  if (from === '' || from === '.') return true;
  const [start = ''] = from.split(/[*?[]/, 1);
  return lines.some(({ path, anywhere }) =>
    anywhere ? !from.includes('.') : path.startsWith(`${from}/`) || (start !== from && path.startsWith(start)),
  );
}

/** The places of the context that an instruction names. */
function fromContext({ keyword, text }: Instruction): string[] {
  if (keyword === 'RUN') return mountedFromContext(text);
  const copied: Copied | null = keyword === 'COPY' || keyword === 'ADD' ? copiedBy(text) : null;
  return copied?.kind === 'context' ? copied.sources : [];
}

/** The sources of `RUN --mount=type=bind,source=…` that are no stage's. */
function mountedFromContext(text: string): string[] {
  return text.split(/\s+/).flatMap(word => {
    if (!word.startsWith('--mount=') || /[=,]from=/.test(word)) return [];
    return /[=,]type=bind\b/.test(word) ? (/[=,](?:source|src)=([^,]*)/.exec(word)?.[1] ?? '.') : [];
  });
}
