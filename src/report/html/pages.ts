/** Pages of reports and comparisons, loaded together: see for-tools.ts. */
export { comparisonPage } from './comparison-page.ts';
export { htmlPage } from './html.ts';
