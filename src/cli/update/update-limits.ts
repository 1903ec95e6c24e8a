/** `check --update`: new limits in the config after what was measured. */
import { dirname } from 'node:path';
import { judgeAgain, together } from '../../check.ts';
import { type LimitPlaces, limitPlaces } from '../../config/ratchet/limit-places.ts';
import { type LimitChange, ratchet } from '../../config/ratchet/ratchet.ts';
import { decodeConfig } from '../../config/yaml/decode.ts';
import { UsageError } from '../../errors.ts';
import { checkPlaces, writeFiles } from '../../fix/write-files.ts';
import { chooseImages } from '../../job/choose-images.ts';
import { parsedConfigs, readConfigFile } from '../../job/config/read-config.ts';
import type { Job, Overrides } from '../../job/types.ts';
import type { Report } from '../../report/types.ts';
import { type Figure, type MeasuredLimit, measuredLimits } from './measured-limits.ts';
import { type BudgetUpdate, updateText } from './text.ts';

/** A run that has measured. Job and report of the same index belong together. */
interface Measured {
  jobs: readonly Job[];
  reports: readonly Report[];
  signal: AbortSignal;
}

interface Updated {
  /** The report of all images, judged by the new limits. */
  report: Report;
  /** What was changed, what was left, and why. */
  said: string;
}

type Update = (measured: Measured) => Promise<Updated>;

/**
 * Reads the config before anything is measured.
 * @param raise whether limits that are exceeded rise
 * @returns what writes the new limits; it throws MeasureError if the file cannot be written or was changed meanwhile
 * @throws UsageError for a config that cannot be written, or whose platforms are not all measured; ConfigError
 */
export async function prepareUpdate(given: Overrides, raise: boolean): Promise<Update> {
  const { path, file, bytes } = await readConfigFile(given);
  const configs = await parsedConfigs({ path, bytes });
  const chosen = chooseImages(configs, given).configs;
  const others = configs.filter(config => !chosen.includes(config));
  for (const { platform } of chosen)
    if (given.platform !== null && platform !== null && String(platform) !== given.platform)
      throw new UsageError('--update with --platform would set limits of several platforms by one of them', {
        hint: 'Leave --platform out, so that all platforms of the config are measured.',
      });
  checkPlaces([{ path: file, shown: path, before: null, after: '' }], dirname(file));
  const text = decodeConfig(bytes, path);
  const places = limitPlaces(text);
  return async ({ jobs, reports, signal }) => {
    const limits = measuredLimits(jobs, reports, others);
    const updates = limits.map(limit => updateOf(limit, raise, { text, places }));
    const after = edited(text, updates);
    const all = await parsedConfigs({ path, bytes: Buffer.from(after) });
    const judged = reports.map((report, n) => {
      const [job, config] = [jobs[n], chosen[n]];
      const fresh = config && all[configs.indexOf(config)];
      if (!job || !fresh) throw new Error('there is a job for each image that was chosen, and a report for each job');
      return judgeAgain(report, { ...job, budgets: fresh.budgets });
    });
    const mark = Buffer.from(bytes.subarray(0, BOM.length)).equals(BOM) ? String(BOM) : '';
    if (after !== text)
      await writeFiles([{ path: file, shown: path, before: mark + text, after: mark + after }], signal);
    return { report: together(judged), said: updateText(path, updates) };
  };
}

/** The mark that some editors begin a file with; the text of a config is without it. */
const BOM = Buffer.from('\ufeff');

interface Written {
  text: string;
  places: LimitPlaces;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

type Planned = BudgetUpdate & { edits: readonly Edit[] };

function updateOf(limit: MeasuredLimit, raise: boolean, written: Written): Planned {
  const { name, budget, left } = limit;
  const stays = (why: string): Planned => ({ name, changes: [], left: why, edits: [] });
  if (left !== null) return stays(left);
  const [first, ...more] = limit.figures;
  if (first === undefined) throw new Error(`nothing was measured for ${name}`);
  const changes = ratchet(budget, [first, ...more], raise);
  const edits = changes.filter(({ old, text }) => text !== old.text).map(change => editOf(change, limit, written));
  // One of two thresholds alone could end up on the wrong side of the other.
  if (edits.includes(null)) return stays('its limit is not on one line as it is read: change it by hand');
  return { name, changes, left: null, edits: edits.filter(edit => edit !== null) };
}

/** Null for a limit that is written with escapes or on several lines. */
function editOf({ side, old, text }: LimitChange<Figure>, { budget }: MeasuredLimit, written: Written): Edit | null {
  const range = written.places(budget.position, side);
  const raw = range === null ? '' : written.text.slice(range.start, range.end);
  const at = raw.indexOf(old.text);
  if (range === null || at === -1) return null;
  const start = range.start + at;
  return { start, end: start + old.text.length, text };
}

/** Nothing but the limits changes. */
function edited(text: string, updates: readonly Planned[]): string {
  const edits = updates.flatMap(update => update.edits).toSorted((a, b) => a.start - b.start);
  const ends = [0, ...edits.map(({ end }) => end)];
  return [...edits.map((edit, n) => text.slice(ends[n], edit.start) + edit.text), text.slice(ends.at(-1))].join('');
}
