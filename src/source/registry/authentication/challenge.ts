/** How a registry that answers 401 wants us to log in: RFC 9110, section 11.6.1. */

export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  scheme: string;
  parameters: Readonly<Record<string, string>>;
}

const PART = /[\s,]*(?:([A-Za-z][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))|([A-Za-z][\w-]*)(?=[\s,]|$))/y;

/** Parses a WWW-Authenticate header, up to anything that is not understood. */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  PART.lastIndex = 0;
  for (let part = PART.exec(header); part !== null; part = PART.exec(header)) {
    const [, key, quoted, plain, scheme] = part;
    if (scheme !== undefined) challenges.push({ scheme: scheme.toLowerCase(), parameters: Object.create(null) });
    const parameters = challenges.at(-1)?.parameters;
    if (key !== undefined && parameters) parameters[key.toLowerCase()] = plain ?? unquoted(quoted ?? '');
  }
  return challenges;
}

function unquoted(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
