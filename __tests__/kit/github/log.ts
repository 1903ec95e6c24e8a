/** What a step writes to its log. */
import { jest } from '@jest/globals';

/** @returns what was written to standard output meanwhile */
export async function logOf(work: () => Promise<unknown>): Promise<string> {
  const written: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    written.push(String(text));
    return true;
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}
