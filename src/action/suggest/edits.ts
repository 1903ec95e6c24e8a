/** What is made of a plan's edits beside the report: a diff for the summary, and suggestions on the pull request. One file to load. */
export { suggestions } from '../../fix/suggest.ts';
export { suggest } from './suggest.ts';
