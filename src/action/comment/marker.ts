/**
 * The last line of our comment, which GitHub does not show: whose comment it is, and what it was about. Whoever may edit comments
 * may have changed it, so it is checked, and decides about nothing but words.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

export const imageData = z.object({
  name: z.string().check(z.maxLength(400)),
  platform: z.string().check(z.maxLength(100)),
  bytes: z.int().check(z.gte(0)),
});

export const commentData = z.object({
  /** Null if the run was about no commit of the pull request, as one that a comment started. */
  commit: z.nullable(z.string().check(z.regex(/^[0-9a-f]{40,64}$/))),
  /** Identifies the run; later runs have a greater one. */
  run: z.int().check(z.gte(0)),
  attempt: z.int().check(z.gte(0)),
  images: z.array(imageData).check(z.maxLength(1000)),
});

/** What a comment was about. */
export type CommentData = z.infer<typeof commentData>;
export type ImageData = z.infer<typeof imageData>;

/** Characters of a marker. */
const MOST = 12_000;

const LINE = /(?:^|\n)<!-- imagebudget ([0-9a-f]{32}) ([A-Za-z0-9_-]*) -->\s*$/;

/** What tells a comment from our other ones, as text that has no meaning in a comment. */
export function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** The line without its end. If there are too many images for it, the last ones are left out. */
export function marker(key: string, { images, ...about }: CommentData): string {
  for (let most = images.length; ; most = Math.floor(most / 2)) {
    const text = Buffer.from(JSON.stringify({ ...about, images: images.slice(0, most) })).toString('base64url');
    const line = `<!-- imagebudget ${key} ${text} -->`;
    if (line.length <= MOST || most === 0) return line;
  }
}

/** What a comment with this key was about; null for one that has another key, or none at its end. Undefined if that is not to be read. */
export function dataOf(body: string, key: string): CommentData | null | undefined {
  const [, found, text = ''] = LINE.exec(body.slice(-2 * MOST)) ?? [];
  if (found !== key) return null;
  try {
    return commentData.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}
