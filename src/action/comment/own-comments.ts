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
  const own: OwnComment[] = [];
  let isOwn: ((user: unknown) => boolean) | null = null;
  // One page at a time: all bodies together may be hundreds of megabytes, and anybody can fill them.
  for await (const page of pagesOf(ask, path)) {
    const marked = page.flatMap(comment => withKey(comment, key));
    if (marked.length === 0) continue;
    isOwn ??= await writerOf(ask, token);
    for (const { user, ...comment } of marked) if (isOwn(user)) own.push(comment);
  }
  return own;
}

/** Whether a comment's user is this token's owner. */
async function writerOf(ask: Ask, token: string): Promise<(user: unknown) => boolean> {
  if (!OF_USER.test(token)) return user => member(user, 'type') === 'Bot';
  const login = member((await ask({ method: 'GET', path: '/user' })).value, 'login');
  return user => member(user, 'login') === login;
}

async function* pagesOf(ask: Ask, path: string): AsyncGenerator<unknown[]> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { value, headers } = await ask({ method: 'GET', path: `${path}?per_page=${PAGE}&page=${page}` });
    const some = Array.isArray(value) ? value : [];
    yield some;
    const link = headers.get('link');
    const isLast = link === null ? some.length < PAGE : !/\brel="?next\b/.test(link);
    if (isLast || some.length === 0) return;
  }
}

function withKey(comment: unknown, key: string): (OwnComment & { user: unknown })[] {
  const [id, body] = [member(comment, 'id'), member(comment, 'body')];
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof body !== 'string') return [];
  const data = dataOf(body, key);
  return data === null ? [] : [{ id, body, data, user: member(comment, 'user') }];
}
