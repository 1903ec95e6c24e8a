/** Looks into the engine's JSON, more strictly than json.ts. */
import { MeasureError } from '../../errors.ts';
import { isOtherSpelling } from '../../image/json-keys.ts';

/**
 * A member of an object; undefined if there is none.
 * @throws MeasureError for a key that differs from the name only in case: engines are written in Go, which ignores case
 */
export function exactMember(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of Object.keys(value))
    if (isOtherSpelling(key, name))
      throw new MeasureError(`an answer or file of the engine has the key ${JSON.stringify(key)} instead of ${name}`, {
        hint: 'No engine writes that. Is something between it and this tool?',
      });
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** The strings in a list; empty if it is not a list. */
export function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}
