/** Our suggestions that are on a pull request. */
import { member } from '../../json.ts';
import type { Ask } from '../github/client.ts';
import { ownOf } from '../github/lists.ts';
import { keyIn } from './remark.ts';

export interface OwnSuggestion {
  id: number;
  key: string;
  path: string;
  /** The lines that it is about now; null if they were changed since. */
  lines: { start: number; end: number } | null;
  /** The review that it was made with; null if GitHub does not say. */
  review: unknown;
}

/**
 * Those that this token's owner wrote, whatever run and job made them.
 * @param path `/repos/owner/name/pulls/1/comments`
 * @throws GitHubFailure
 */
export function ownSuggestions(ask: Ask, path: string, token: string): Promise<OwnSuggestion[]> {
  return ownOf(ask, path, { token, pick: suggestionOf });
}

function suggestionOf(comment: unknown): OwnSuggestion | null {
  const [id, body, path] = [member(comment, 'id'), member(comment, 'body'), member(comment, 'path')];
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return null;
  if (typeof body !== 'string' || typeof path !== 'string') return null;
  const key = keyIn(body);
  if (key === null) return null;
  const [end, first] = [member(comment, 'line'), member(comment, 'start_line')];
  const lines = typeof end === 'number' ? { start: typeof first === 'number' ? first : end, end } : null;
  return { id, key, path, lines, review: member(comment, 'pull_request_review_id') };
}
