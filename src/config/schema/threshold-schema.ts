/**
 * The schema of a budget's limits. Messages here are read by explain-issues.ts: `{key}` at the start stands for the key at the issue's path;
 * the message of a mapping lists its keys (for "did you mean"); that of a union says what is expected. ABSENT marks an issue of a
 * mapping that lacks something; `params.hint` is a hint.
 */
import * as z from 'zod/mini';
import { isInOrder, KINDS, readThreshold, type Threshold, type ThresholdKind } from '../values/thresholds.ts';
import { COUNT_PATTERN, PERCENT_PATTERN, RATIO_PATTERN, SIZE_PATTERN } from '../values/units.ts';

/** Marks issues that are only a consequence if the mapping has a mistyped key. */
export const ABSENT = { absent: true };

/** How each kind of limit is written, for editors. `readThreshold` decides; the patterns are those it uses. */
const WRITTEN = {
  size: {
    number: z.meta({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1 }),
    text: z.meta({ pattern: SIZE_PATTERN }),
    meta: { title: 'size', description: 'A size: bytes, or a unit as in 250 MB (10^6) or 250 MiB (2^20).' },
    examples: ['250 MB', '3 KiB', 3005, { warn: '200 MB', fail: '250 MB' }],
  },
  amount: {
    number: z.meta({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1 }),
    text: z.meta({ pattern: `${SIZE_PATTERN}|${PERCENT_PATTERN}` }),
    meta: { title: 'size or percentage', description: 'A size, or a percentage of the image size.' },
    examples: ['10 MB', '5 %', 0, { warn: '1 %', fail: '5 %' }],
  },
  count: {
    number: z.meta({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1 }),
    text: z.meta({ pattern: COUNT_PATTERN }),
    meta: { title: 'count', description: 'A whole number.' },
    examples: [20, { warn: 15, fail: 20 }],
  },
  growth: {
    number: z.meta({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1 }),
    text: z.meta({ pattern: `${SIZE_PATTERN}|${PERCENT_PATTERN}` }),
    meta: { title: 'size or percentage', description: 'A size, or a percentage of what the baseline has.' },
    examples: ['10 MB', '5 %', 0, { warn: '2 %', fail: '10 MB', floor: '500 kB' }],
  },
  growthCount: {
    number: z.meta({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1 }),
    text: z.meta({ pattern: `${COUNT_PATTERN}|${PERCENT_PATTERN}` }),
    meta: { title: 'count or percentage', description: 'A whole number, or a percentage of what the baseline has.' },
    examples: [20, '5 %', { warn: '2 %', fail: '5 %', floor: 100 }],
  },
  ratio: {
    number: z.meta({ minimum: 0, maximum: 1 }),
    text: z.meta({ pattern: `${RATIO_PATTERN}|${PERCENT_PATTERN}` }),
    meta: { title: 'ratio', description: 'A number from 0 to 1, or a percentage.' },
    examples: [0.95, '95 %', { warn: '97 %', fail: '95 %' }],
  },
} as const satisfies Record<ThresholdKind, unknown>;

/** A bare value or a mapping. explain-issues.ts tells from the input which of the two is meant. */
export function valueOrMapping<V extends z.core.SomeType, M extends z.core.SomeType>(
  expected: string,
  value: V,
  keys: M,
) {
  return z.union([value, keys], expected);
}

/** A mapping with these keys and no others. */
export function mapping<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.strictObject(shape, Object.keys(shape).join(', '));
}

export function threshold(kind: ThresholdKind) {
  const { number, text, meta } = WRITTEN[kind];
  const written = z.union([z.number().check(number), z.string().check(text)], KINDS[kind].name);
  const limit = z.transform((value: string | number, context): Threshold => {
    const read = readThreshold(kind, String(value));
    if (!('problem' in read)) return read;
    context.issues.push({
      code: 'custom',
      message: read.problem,
      params: { hint: read.hint, written: String(value) },
      input: value,
    });
    return z.NEVER;
  });
  return z.pipe(written, limit).check(z.meta(meta));
}

export const onMissing = z
  .enum(['warn', 'fail', 'skip'])
  .check(z.describe('What to do if the figure cannot be known: warn, end without a verdict, or only say so.'));

/** What a budget may say besides its limits. */
const FURTHER = { floor: floor('size'), onMissing: z.optional(onMissing) };

function floor(kind: ThresholdKind) {
  const value = threshold(kind);
  return z.optional(value).check(z.describe('A limit below this counts as this: what is within it never fires.'));
}

/** The limits of a mapping. */
function limitsOf(kind: ThresholdKind) {
  const value = threshold(kind);
  return {
    warn: z.optional(value).check(z.describe('Warn beyond this; the job passes.')),
    fail: z.optional(value).check(z.describe('Fail beyond this.')),
  };
}

interface WrittenLimits {
  warn?: Threshold | undefined;
  fail?: Threshold | undefined;
}

const ordered = [
  z.meta({ anyOf: [{ required: ['warn'] }, { required: ['fail'] }] }),
  z.superRefine<WrittenLimits>(({ warn, fail }, context) => {
    if (!warn && !fail)
      context.addIssue({ code: 'custom', params: ABSENT, message: '{key} needs "warn", "fail" or both' });
    if (warn && fail && !isInOrder(warn, fail)) {
      context.addIssue({ code: 'custom', path: ['warn'], message: outOfOrder(warn, fail) });
    }
  }),
] as const;

/** `limit` alone is `{ fail: limit }`. @param thresholds the mapping, with at least the limits of this kind */
function budget<S extends z.core.SomeType>(kind: ThresholdKind, id: string, thresholds: S) {
  return valueOrMapping('a limit, or a mapping with "warn" and "fail"', threshold(kind), thresholds).check(
    z.meta({ id, examples: [...WRITTEN[kind].examples] }),
  );
}

const plain = (kind: ThresholdKind) => mapping(limitsOf(kind)).check(...ordered);

function outOfOrder(warn: Threshold, fail: Threshold): string {
  const side = warn.kind === 'ratio' ? 'below' : 'above';
  return `{key} (${warn.text}) is ${side} "fail" (${fail.text}), so it would never be seen`;
}

// Made once, because an id may name only one schema.
export const BUDGETS = {
  size: budget('size', 'size-limit', plain('size')),
  /** A size that not every source knows. */
  uncertain: budget(
    'size',
    'uncertain-limit',
    mapping({ ...limitsOf('size'), onMissing: FURTHER.onMissing }).check(...ordered),
  ),
  amount: budget('amount', 'amount-limit', mapping({ ...limitsOf('amount'), floor: FURTHER.floor }).check(...ordered)),
  count: budget('count', 'count-limit', plain('count')),
  ratio: budget('ratio', 'ratio-limit', plain('ratio')),
  growth: budget('growth', 'growth-limit', mapping({ ...limitsOf('growth'), ...FURTHER }).check(...ordered)),
  growthCount: budget(
    'growthCount',
    'growth-count-limit',
    mapping({ ...limitsOf('growthCount'), ...FURTHER, floor: floor('count') }).check(...ordered),
  ),
};
