/** Finds our comments on a pull request, on whatever page they are. */
import { member } from '../../json.ts';
import type { Ask } from '../github/client.ts';
import { type CommentData, dataOf } from './marker.ts';

export interface OwnComment {
  id: number;
  body: string;
  /** Undefined if its hidden data cannot be read. */
  data: CommentData | undefined;
}

const PAGE = 100;
/** GitHub takes 2,500 comments on one pull request. */
const MOST_PAGES = 50;
/** Tokens of users; all others are of apps, whose comments no user can write. */
const OF_USER = /^(?:ghp|gho|ghu|github_pat)_/;

/**
 * The comments with this key that this token's owner wrote, oldest first. Anybody can copy a hidden line into a comment.
 * @param path of the pull request's comments: `/repos/owner/name/issues/1/comments`
 * @throws GitHubFailure
 */
export async function ownComments(
  ask: Ask,
  path: string,
  { key, token }: { key: string; token: string },
): Promise<OwnComment[]> {
  const marked = (await allComments(ask, path)).flatMap(comment => withKey(comment, key));
  if (marked.length === 0) return [];
  const login = OF_USER.test(token) ? member((await ask({ method: 'GET', path: '/user' })).value, 'login') : null;
  return marked.filter(({ user }) =>
    login === null ? member(user, 'type') === 'Bot' : member(user, 'login') === login,
  );
}

async function allComments(ask: Ask, path: string): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { value, headers } = await ask({ method: 'GET', path: `${path}?per_page=${PAGE}&page=${page}` });
    const some = Array.isArray(value) ? value : [];
    all.push(...some);
    const link = headers.get('link');
    const isLast = link === null ? some.length < PAGE : !/\brel="?next\b/.test(link);
    if (isLast || some.length === 0) break;
  }
  return all;
}

function withKey(comment: unknown, key: string): (OwnComment & { user: unknown })[] {
  const [id, body] = [member(comment, 'id'), member(comment, 'body')];
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof body !== 'string') return [];
  const data = dataOf(body, key);
  return data === null ? [] : [{ id, body, data, user: member(comment, 'user') }];
}
