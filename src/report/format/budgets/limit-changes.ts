/** What a pull request does to the limits, in words. */

import type { LimitChange, WrittenLimit } from '../../../budget/types.ts';
import type { ImageReport, ReportConfigChange } from '../../types.ts';
import type { Say } from '../escape.ts';

/** The change, if there is something to say about it. */
export function shownChange({ configChange: change }: ImageReport): ReportConfigChange | null {
  if (!change) return null;
  return change.limits.length > 0 || change.sections.length > 0 || change.note !== null ? change : null;
}

/** Sentences without the last full stop: what differs, and whose limits judge. */
export function changeSentence({ commit, judgedBy, limits, sections, note }: ReportConfigChange, say: Say): string {
  if (note !== null) return say(note);
  const what = [...(limits.length > 0 ? ['limits'] : []), ...sections.map(section => say(section))].join(' and ');
  const whose = judgedBy === 'base' ? "the base branch's (enforce: base)" : 'its own';
  return `This change has other ${what} than the base branch at ${say(commit.slice(0, 7))}, and is judged by ${whose}`;
}

/** `250 MB`, `warn 2 %, fail 10 MB, floor 500 kB`, or `none`. */
export function limitText(limit: LimitChange['before'], say: Say): string {
  if (limit === null) return 'none';
  const { warn, fail, floor, onMissing } = limit;
  if (fail !== null && warn === null && floor === null && onMissing === null) return say(fail);
  return PARTS.flatMap(part => {
    const text = limit[part];
    return text === null ? [] : [`${part} ${say(text)}`];
  }).join(', ');
}

const PARTS: readonly (keyof WrittenLimit)[] = ['warn', 'fail', 'floor', 'onMissing'];
