/**
 * Finds the report of the base branch's own run in the Actions cache: that of the commit where the change starts, else the newest of the
 * branch. What the cache holds is foreign, and whatever it does changes no verdict on the image itself.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { codeOf, MeasureError } from '../../errors.ts';
import { withoutTag } from '../../job/job.ts';
import type { SavedBaseline, SavedReport } from '../../job/types.ts';
import { CacheFailure, type CacheService, cacheService, type Found, late, messageOf } from './cache-service.ts';
import { gitIn } from './git.ts';
import { commitOf, keyStart } from './keys.ts';
import { type StartingPoint, startingPoint } from './starting-point.ts';
import type { BaselinePlace, SavedImage } from './types.ts';

/** Milliseconds that a run waits for the cache, for all of its images. */
const MOST_WAIT_MS = 20_000;
/** Bytes of a report; as many as are read from a file. */
const MOST_REPORT = 64 * 1024 ** 2;
/** Not a commit, so only the start of the key can be found. */
const NO_COMMIT = '0'.repeat(40);

/** Looks for the reports of one run's images. @param wait milliseconds for all of them @returns a function that throws MeasureError */
export function baselineFinder(place: BaselinePlace, wait = MOST_WAIT_MS): SavedBaseline['find'] {
  let found: ReturnType<typeof startingPoint> | null = null;
  let left = wait;
  return async image => {
    // Nothing is asked until an image is to be compared.
    found ??= startingPoint(place.event, gitIn(place));
    const start = await found;
    if (start === null)
      throw new MeasureError('the event of this run names no branch to compare with', {
        hint: 'Name a report or an image in the config, such as baseline: registry:ghcr.io/acme/web:main',
      });
    const started = performance.now();
    const timeout = AbortSignal.timeout(Math.max(0, left));
    try {
      if (left <= 0) throw new CacheFailure(late(wait));
      const service = cacheService(place.cache, AbortSignal.any([place.signal, timeout]));
      return await reportFor({ image: { ...image, name: withoutTag(image.name) }, start }, service, place);
    } catch (error) {
      place.signal.throwIfAborted();
      if (error instanceof MeasureError) throw error;
      const why = timeout.aborted ? late(wait) : reasonOf(error);
      throw new MeasureError(`the Actions cache does not give the report of ${start.branch}: ${why}`, {
        hint: 'Run the job again later.',
        cause: error,
      });
    } finally {
      left -= performance.now() - started;
    }
  };
}

interface Wanted {
  image: SavedImage;
  start: StartingPoint;
}

async function reportFor(wanted: Wanted, service: CacheService, place: BaselinePlace): Promise<SavedReport> {
  const { branch, commit } = wanted.start;
  const entry = await entryFor(wanted, service, place);
  if (entry === null)
    throw new MeasureError(`no run on ${branch} has saved a report of this image, or it has expired`, {
      hint: place.saves
        ? 'This run saves one for the next.'
        : `Run this step on pushes to ${branch} too: each run there saves its report.`,
    });
  const content = await promisify(gunzip)(await service.read(entry), { maxOutputLength: MOST_REPORT });
  return {
    text: content.toString('utf8'),
    label: branch,
    commit: entry.commit,
    startsFrom: commit,
    note: noteOn(wanted.start, entry.commit),
  };
}

/** Null if no run has saved such a report. @throws CacheFailure */
async function entryFor(
  { image, start: { branch, commit } }: Wanted,
  service: CacheService,
  { event, identity }: BaselinePlace,
): Promise<(Found & { commit: string }) | null> {
  const startOf = (of: string) => keyStart(identity, image, of);
  const start = startOf(branch);
  const { defaultBranch: other } = event;
  // A release branch starts from a commit that was built on the default branch.
  if (commit !== null && other !== null && other !== branch) {
    const exact = await service.find(start + commit, [startOf(other) + commit]);
    if (exact !== null && [start, startOf(other)].some(one => exact.key === one + commit)) return { ...exact, commit };
  }
  const found = await service.find(start + (commit ?? NO_COMMIT), [start]);
  if (found === null) return null;
  const of = commitOf(found.key, start);
  if (of === null) throw new CacheFailure('it answered with another entry');
  return { ...found, commit: of };
}

/** Sentences without the last full stop. */
function noteOn({ branch, commit, note }: StartingPoint, found: string): string | null {
  if (commit === found) return note;
  const newest = `${found.slice(0, 7)} is the newest of ${branch} with a report`;
  if (commit === null) return note === null ? newest : `${note}. ${newest}`;
  return [
    ...(note === null ? [] : [note]),
    `No run has saved a report of ${commit.slice(0, 7)}, where the change starts`,
    newest,
  ].join('. ');
}

function reasonOf(error: unknown): string {
  const code = codeOf(error) ?? '';
  if (code === 'ERR_BUFFER_TOO_LARGE') return `it has more than ${MOST_REPORT} bytes`;
  if (/^Z_/.test(code)) return 'it is damaged';
  return messageOf(error);
}
