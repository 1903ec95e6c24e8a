/** What this release is; tests hold both equal to package.json. Reports carry the version. */
export const VERSION = '0.1.0';

/** Owner and name on GitHub: all links to the documentation start from it. */
export const REPOSITORY = 'imagebudget/imagebudget';

/** Rises when a figure of the report gets another meaning, so that figures of two versions cannot be compared. */
export const FIGURES_VERSION = 1;
