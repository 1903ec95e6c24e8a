/** Tests that need more than every machine has. */
import { describe, test } from '@jest/globals';

/**
 * `describe` for tests that cannot run where there is a reason. They are then skipped and say why; in CI they fail, since a
 * check that silently stopped running protects nothing.
 */
export function describeWhere(reason: string | null, name: string, body: () => void): void {
  if (reason === null) describe(name, body);
  else if (process.env.CI === 'true')
    describe(name, () => {
      test('can run here', () => {
        throw new Error(reason);
      });
    });
  else describeOrSkip(reason, name, body);
}

/** `describe` for tests that few machines can run: skipped, with the reason, in CI as well. */
export function describeOrSkip(reason: string | null, name: string, body: () => void): void {
  if (reason === null) describe(name, body);
  else describe.skip(skippedTitle(name, reason), body);
}

/** The same for a single test that only a machine of another kind or another user can run: skipped in CI as well. */
export function testWhere(reason: string | null, name: string, body: () => Promise<void>): void {
  if (reason === null) test(name, body);
  else test.skip(skippedTitle(name, reason), body);
}

/** What reporter.mjs counts by its reason. */
function skippedTitle(name: string, reason: string): string {
  return `${name} (skipped: ${reason})`;
}
