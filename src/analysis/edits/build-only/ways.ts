/** How packages can be there only while something is built. */
import { chainBetween, type RunChain } from '../../../advice/edits/commands/run-chain.ts';
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { isRoot } from '../../../advice/edits/root-user.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { BuildInstall } from './build-install.ts';

/**
 * `purge`: they go at the end of the RUN that builds, which is or becomes the one that installs them. `move`: the RUN that builds installs
 * and removes them. `leave`: nothing builds, so they are not installed. Each chain of `again` installs and removes them once more.
 */
export type Way =
  | { kind: 'purge'; chain: RunChain; again: RunChain[] }
  | { kind: 'move'; again: RunChain[] }
  | { kind: 'leave' };

/** In how many RUNs that cannot be joined the packages may be installed: each installation makes a build longer. */
const MOST_PARTS = 3;

/** In the order in which to try them; a sentence if none fits. */
export function waysFor(install: BuildInstall, consumers: readonly BuildStep[], image: EditImage): Way[] | string {
  const [first, last] = [consumers[0], consumers.at(-1)];
  if (first === undefined || last === undefined) return [{ kind: 'leave' }];
  const whole = withoutCopies(chainBetween(install.step, last, image));
  const parts = partsOf(consumers, image);
  const [part, ...rest] = parts;
  const again = first === install.step ? rest : parts;
  const other = again.flatMap(({ runs }) => runs).find(({ user }) => !isRoot(user));
  const isFew = parts.length <= MOST_PARTS && other === undefined;
  const ways: Way[] = whole === null ? [] : [{ kind: 'purge', chain: whole, again: [] }];
  const isAlone = whole?.runs.every(run => run === install.step || consumers.includes(run)) !== false;
  // What lies between and needs none of them is better built apart.
  if (isFew && first !== install.step) ways.splice(isAlone ? ways.length : 0, 0, { kind: 'move', again });
  else if (isFew && part !== undefined && whole === null) ways.push({ kind: 'purge', chain: part, again });
  if (ways.length > 0) return ways;
  const lines = [...new Set([install.step, ...consumers])].map(({ instruction }) => instruction.line);
  if (other !== undefined) return `what needs them runs as another user, on line ${other.instruction.line}`;
  return `RUN instructions that cannot be joined need them: lines ${lines.join(', ')}`;
}

/** The fewest RUNs that these can become. */
function partsOf(steps: readonly BuildStep[], image: EditImage): RunChain[] {
  const parts: RunChain[] = [];
  for (const step of steps) {
    const start = parts.at(-1)?.runs[0];
    const longer = start === undefined ? null : withoutCopies(chainBetween(start, step, image));
    if (longer !== null) parts.pop();
    parts.push(longer ?? { runs: [step], copies: [] });
  }
  return parts;
}

/** A COPY that moves up makes each change of what it copies build everything again. */
function withoutCopies(chain: RunChain | null): RunChain | null {
  return chain === null || chain.copies.length > 0 ? null : chain;
}
