/** Where the documentation can be read. */

const DOCS = 'https://github.com/OWNER/imagebudget/blob/main/docs';

/** The address of a page below `docs/`; null where there is none. */
export function pageUrl(page: string | undefined): string | null {
  return page === undefined ? null : `${DOCS}/${page}`;
}
