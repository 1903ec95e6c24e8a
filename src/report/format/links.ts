/** Where the documentation can be read. */

const DOCS = 'https://github.com/OWNER/imagebudget/blob/main/docs';

/** What all findings mean. */
export const INDEX = `${DOCS}/rules/README.md`;

/** The address of the page on a rule, detector, label or hint. */
export function pageOn(id: string): string {
  return `${DOCS}/rules/${id}.md`;
}

/** The address of a page below `docs/`; null where there is none. */
export function pageUrl(page: string | undefined): string | null {
  return page === undefined ? null : `${DOCS}/${page}`;
}
