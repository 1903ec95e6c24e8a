/** The page's program. */
import { showComparison } from './comparison/comparison-page.ts';
import { pageData } from './load.ts';
import { showReport } from './report-page.ts';

const data = pageData();
if ('comparison' in data) showComparison(data);
else showReport(data);
