/** What a reader would have to fill in before a text can be followed. */

/** Capitals that stand for themselves: instructions, values, and usual abbreviations. Variables are told by `$` or `=`. */
const KNOWN = new Set(
  'ADD ARG AS CMD COPY ENTRYPOINT ENV FROM RUN USER WORKDIR CPU FALSE GPU GTK LANG LANGUAGE LC_ALL NET SDK'.split(' '),
);

const FORMS: readonly RegExp[] = [
  // Longer ones first, so that a message shows the whole: `COPY --chown=<user>:<group>`.
  /<[^>\n]*>/g,
  /…|\.\.\./g,
  /(?<!\$)\{[a-z]\w*\}/g,
  /\b(?:foo|foobar|bar|baz|xyz|your[-_]\w+|my-?app|some\/\w+|path\/to)\b/gi,
  /\bexample\.(?:com|org)\b/g,
];

/** Capitals that are no variable's name: not after `$` or before `=`. */
const CAPITALS = /(?<![\w$+-]|\$\{)[A-Z][A-Z\d_]*[A-Z\d](?![a-z\w=])/g;

/** Stand-ins of a remedy or an example, in their order. */
export function placeholdersIn(text: string): string[] {
  const capitals = [...text.matchAll(CAPITALS)].map(([word]) => word).filter(word => !KNOWN.has(word));
  return [...FORMS.flatMap(form => [...text.matchAll(form)].map(([found]) => found)), ...capitals];
}

/** Not the head of a lockfile's section, alone in its line. */
const STAND_INS =
  /(?<![\w$.-]|\$\{)(?:PACKAGES?|URL|APP|NAME|DIRECTORY|DIR|COMMAND|MODEL|ORG|COMMIT|COMPONENT|GEM|FORMULA|SUM|FILE|VERSION|TAG|IMAGE|SOURCE|DESTINATION|NUMBER|TODO)(?![\w=]|\\n)/g;

/** Tags and links that pages have. */
const TAGS = /<(?:!--[^>]*--|\/?(?:details|summary)|https:\/\/[^>\s]+)>/g;

/** Stand-ins of a page, whose cases have capitals of their own. */
export function placeholdersOfPage(text: string): string[] {
  const code = [...text.replace(TAGS, '').matchAll(/`[^`\n]+`|^```\w*\n[\s\S]*?^```$/gm)].map(([found]) => found);
  return code.flatMap(part =>
    [/<[^>\n]*>|…|(?<![\w./])\.\.\.(?![\w/])/g, STAND_INS].flatMap(form => part.match(form) ?? []),
  );
}

/** What keeps a remedy from being one or two plain sentences. */
export function faultsOf(remedy: string): string[] {
  const prose = remedy.replace(/`[^`]*`/g, 'x');
  const ends = prose.match(/[.!?](?= [A-Z]|$)/g) ?? [];
  return [
    ...(remedy.endsWith('.') ? [] : ['does not end in a full stop']),
    ...(remedy.length <= 300 ? [] : [`has ${remedy.length} characters`]),
    ...(remedy.includes('\n') ? ['has several lines'] : []),
    ...(ends.length <= 2 ? [] : [`has ${ends.length} sentences`]),
    ...(prose.includes('`') ? ['has an odd backtick'] : []),
    ...(/^[A-Z][a-z]/.test(remedy) ? [] : ['does not start with a word']),
    ...placeholdersIn(remedy).map(found => `leaves ${found} to be filled in`),
  ];
}
