/** Whether and where a run writes a check run. It decides this without the code that does, which is loaded only if it can. */
import { type GitHubPlace, gitHubPlace } from '../github/place.ts';
import { checkRunName } from '../inputs/lenient-inputs.ts';

export interface CheckRunPlace extends GitHubPlace {
  name: string;
  /** The commit that people look at. */
  commit: string;
}

/** Null if no check run is wanted, or the commit is not known. */
export function checkRunPlace(env: NodeJS.ProcessEnv, signal: AbortSignal): CheckRunPlace | null {
  const name = checkRunName();
  const place = name === null ? null : gitHubPlace(env, signal);
  const commit = place?.event.headCommit ?? env.GITHUB_SHA;
  return name === null || place === null || !commit ? null : { ...place, name, commit };
}
