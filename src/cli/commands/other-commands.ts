/** What people run now and then, loaded together: one chunk for each would split what they share with `check` into many more. */

export { prepareUpdate } from '../update/update-limits.ts';
export { compareCommand } from './compare.ts';
export { exploreCommand } from './explore.ts';
export { fixCommand } from './fix.ts';
export { initCommand } from './init.ts';
export { matrixCommand } from './matrix.ts';
export { mergeCommand } from './merge.ts';
