/** What this release is; tests hold both equal to package.json. Reports carry the version. */
export const VERSION = '0.1.0';

/** Owner and name on GitHub: all links to the documentation start from it. */
export const REPOSITORY = 'imagebudget/imagebudget';
