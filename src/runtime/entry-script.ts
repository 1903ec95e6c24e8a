/** The shell script that starts the program of a container by `exec "$@"`. */
import { bytesOf } from '../image/byte-path.ts';
import { textPathOf } from '../stack/file-tree.ts';
import type { StackNode } from '../stack/merge/merged-tree.ts';
import { follower } from '../stack/symlinks.ts';
import type { RuntimeImage } from './image.ts';

export interface EntryScript {
  path: string;
  /** Without comments. */
  text: string;
}

/** Longer scripts do more than to start a program. */
const MOST_BYTES = 16_384;
const SHEBANG = /^#! ?\/(?:usr\/)?bin\/(?:env )?(?:ba|da)?sh(?: -[eux]+)?$/;
/** What it starts is the command of the container, and nothing after it runs. */
const STARTS_COMMAND = /^exec "\$@"$/;
/** What such a line may do is not told by its words. */
const UNKNOWN =
  /`|\b(?:eval|source|command -v|xargs)\b|(?:^|[;&|(){}]|\b(?:then|do|else|exec|if|while|!))\s*(?:\.\s|"?\$(?!@"$))/;

/**
 * @returns null if the entry point is no script of the image; a sentence if it is not known what the script runs
 * @throws MeasureError if a layer has changed since it was read
 */
export async function entryScript(image: RuntimeImage, from: number): Promise<EntryScript | string | null> {
  const { config, root, readFiles } = image;
  const [path = '', ...rest] = config.entrypoint;
  if (rest.length > 0 || !path.startsWith('/')) return null;
  const file = follower(root).path(bytesOf(path)) as StackNode | null;
  const { inode } = file ?? {};
  if (!file || !inode || inode.layer < from || inode.size > MOST_BYTES) return null;
  const bytes = (await readFiles([inode]))?.get(inode);
  const text = bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
  const [shebang = '', ...lines] = text.split('\n').map(line => line.trimEnd());
  if (!SHEBANG.test(shebang)) return null;
  const commands = lines.filter(line => line !== '' && !line.trimStart().startsWith('#'));
  if (!STARTS_COMMAND.test(commands.at(-1) ?? '')) return `${path} does not end with exec "$@"`;
  if (commands.slice(0, -1).some(line => UNKNOWN.test(line))) return `it is not known what ${path} runs`;
  return { path: textPathOf(file), text: [shebang.replace(/^#!/, ''), ...commands].join('\n') };
}
