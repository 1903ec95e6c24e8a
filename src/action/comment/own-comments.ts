/** Finds our comments on a pull request, on whatever page they are. */
import { member } from '../../json.ts';
import type { Ask } from '../github/client.ts';
import { ownOf } from '../github/lists.ts';
import { type CommentData, dataOf } from './marker.ts';

export interface OwnComment {
  id: number;
  body: string;
  /** Undefined if its hidden data cannot be read. */
  data: CommentData | undefined;
}

/**
 * The comments with this key that this token's owner wrote, oldest first.
 * @param path of the pull request's comments: `/repos/owner/name/issues/1/comments`
 * @throws GitHubFailure
 */
export function ownComments(
  ask: Ask,
  path: string,
  { key, token }: { key: string; token: string },
): Promise<OwnComment[]> {
  return ownOf(ask, path, { token, pick: comment => withKey(comment, key) });
}

function withKey(comment: unknown, key: string): OwnComment | null {
  const [id, body] = [member(comment, 'id'), member(comment, 'body')];
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof body !== 'string') return null;
  const data = dataOf(body, key);
  return data === null ? null : { id, body, data };
}
