/** Reports for other tools, loaded together: one chunk for each would split what they share with other reports into many more. */
export { gitlab } from './gitlab.ts';
export { junit } from './junit.ts';
export { sarif } from './sarif/sarif.ts';
