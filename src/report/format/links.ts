/** Where the documentation can be read. */

const DOCS = 'https://github.com/OWNER/imagebudget/blob/main/docs';

/** What all findings mean. */
export const INDEX = `${DOCS}/rules/README.md`;

/** The address of the page on a rule, detector, label or hint. */
export function pageOn(id: string): string {
  return `${DOCS}/rules/${id}.md`;
}

/** The same; null for a rule of the config's own. */
export function pageUrl(id: string | null): string | null {
  return id === null ? null : pageOn(id);
}
