/** Titles of rules inside of a sentence. */

/** First words of titles that are no names. */
const ORDINARY = new Set(
  'Anything Archive Bytecode Caches Compilers Core Coverage Debug Detached Documents Downloaded Editor Files Fonts Huge Infrastructure Installers Intermediate Kernel Large Legacy Manual Models Object Other Package Packages Several Source Static Test Tests Translations Version Virtual Wheels'.split(
    ' ',
  ),
);

/** `APT package indexes`, but `version control directories`. */
export function noun(title: string): string {
  const [first = ''] = title.split(' ', 1);
  return ORDINARY.has(first) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
