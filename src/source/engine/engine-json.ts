/** Looks into JSON that is not ours without believing what it is. */
import { MeasureError } from '../../errors.ts';
import { isOtherSpelling } from '../../image/json-keys.ts';

/**
 * A member of an object; undefined if there is none.
 * @throws MeasureError for a key that equals the name but for case: programs in Go, which all engines are, take one for the other
 */
export function exactMember(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of Object.keys(value))
    if (isOtherSpelling(key, name))
      throw new MeasureError(`an answer or file of the engine has the key ${JSON.stringify(key)} instead of ${name}`, {
        hint: 'No engine writes that. What stands between it and this tool?',
      });
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** The strings in a list; none where it is no list. */
export function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}
