/** Saves a run's report in the Actions cache, for later runs to compare with. If that fails, the log says so and the verdict stays. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import * as core from '@actions/core';
import { withoutTag } from '../../job/job.ts';
import { terminal } from '../../report/format/escape.ts';
import { json } from '../../report/json.ts';
import type { Report } from '../../report/types.ts';
import { cacheService, late, MOST_ENTRY, messageOf } from './cache-service.ts';
import { keyStart } from './keys.ts';
import type { BaselinePlace } from './types.ts';

/** Milliseconds that a run spends on it, for all of its images. */
const MOST_WAIT_MS = 30_000;

/** @param wait milliseconds for all images @throws only what the run is interrupted with */
export async function saveBaselines({ images }: Report, place: BaselinePlace, wait = MOST_WAIT_MS): Promise<void> {
  const { branch, commit } = place.event;
  if (branch === null || commit === null) return;
  const timeout = AbortSignal.timeout(wait);
  const service = cacheService(place.cache, AbortSignal.any([place.signal, timeout]));
  try {
    let saved = 0;
    for (const image of images) {
      const content = await promisify(gzip)(json({ verdict: image.verdict, images: [image] }));
      if (content.length > MOST_ENTRY) throw new Error(`the report of ${image.name} is too large`);
      const { name, source } = image;
      const start = keyStart(place.identity, { name: withoutTag(name), platform: source.platform }, branch);
      if (await service.save(start + commit, content)) saved += 1;
    }
    if (saved > 0)
      core.info(
        terminal(`imagebudget: saved this report, for later runs to compare with ${branch} at ${commit.slice(0, 7)}`),
      );
  } catch (error) {
    place.signal.throwIfAborted();
    const reason = timeout.aborted ? late(wait) : messageOf(error);
    core.info(terminal(`imagebudget: the report could not be saved in the Actions cache: ${reason}`));
  }
}
