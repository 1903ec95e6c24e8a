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
  else describe.skip(`${name} (skipped: ${reason})`, body);
}
