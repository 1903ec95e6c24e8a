/** Where the documentation can be read. A terminal names `imagebudget rules ID` instead. */
import { REPOSITORY } from '../../version.ts';

/** The address of a repository's documentation. */
export function docsOf(repository: string): string {
  return `https://github.com/${repository}/blob/main/docs`;
}

/** This release's documentation. */
export const DOCS = docsOf(REPOSITORY);

/** The address of the page on a rule, detector, label or hint. @param docs see `docsOf`; this release's if left out */
export function pageOn(id: string, docs = DOCS): string {
  return `${docs}/rules/${id}.md`;
}
