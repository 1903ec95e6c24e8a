/** Lists of GitHub's API, which come in pages, and what in them is our own. */
import { member } from '../../json.ts';
import type { Ask } from './client.ts';

const PAGE = 100;
/** GitHub takes 2,500 comments on one pull request, and lists 3,000 files of it. */
const MOST_PAGES = 50;
/** Tokens of users; all others are of apps, whose comments no user can write. */
const OF_USER = /^(?:ghp|gho|ghu|github_pat)_/;

/**
 * The pages of a list, not checked. Use one at a time: all bodies together may be hundreds of megabytes, and anybody can fill them.
 * @param path without a query
 * @throws GitHubFailure
 */
export async function* pagesOf(ask: Ask, path: string): AsyncGenerator<unknown[]> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { value, headers } = await ask({ method: 'GET', path: `${path}?per_page=${PAGE}&page=${page}` });
    const some = Array.isArray(value) ? value : [];
    yield some;
    const link = headers.get('link');
    const isLast = link === null ? some.length < PAGE : !/\brel="?next\b/.test(link);
    if (isLast || some.length === 0) return;
  }
}

/**
 * What this token's owner wrote. Anybody can copy a hidden line into a comment.
 * @param path of the list, without a query
 * @param pick what to keep of an item, if it has our hidden line
 * @throws GitHubFailure
 */
export async function ownOf<Item>(
  ask: Ask,
  path: string,
  { token, pick }: { token: string; pick: (item: unknown) => Item | null },
): Promise<Item[]> {
  const own: Item[] = [];
  let isOwn: ((user: unknown) => boolean) | null = null;
  for await (const page of pagesOf(ask, path))
    for (const item of page) {
      const picked = pick(item);
      if (picked === null) continue;
      isOwn ??= await writerOf(ask, token);
      if (isOwn(member(item, 'user'))) own.push(picked);
    }
  return own;
}

/** Whether a comment's user is this token's owner. */
async function writerOf(ask: Ask, token: string): Promise<(user: unknown) => boolean> {
  if (!OF_USER.test(token)) return user => member(user, 'type') === 'Bot';
  const login = member((await ask({ method: 'GET', path: '/user' })).value, 'login');
  return user => member(user, 'login') === login;
}
