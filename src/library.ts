/** The library: `import { check } from 'imagebudget'`. Its types are those of library/api.ts. What reads images is loaded by the first check. */
import { ConfigError, ImagebudgetError, MeasureError, UsageError } from './errors.ts';
import type { CheckOptions, Report } from './library/api.ts';

export { ConfigError, ImagebudgetError, MeasureError, UsageError };

export async function check(options: CheckOptions = {}): Promise<Report> {
  const { checkImages } = await import('./library/check.ts');
  // Beside this file, wherever the code that uses it was bundled to.
  return checkImages(options, new URL('./worker.js', import.meta.url));
}
