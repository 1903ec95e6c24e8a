/** Logins that people write into addresses and names. They must never be shown: logs and reports are read by many. */

/** What stands in place of a secret. */
export const MASK = '***';

/** Text in which URLs have no login: `https://user:token@host/x` becomes `https://***@host/x`. Taken for a path, one has a slash less. */
export function withoutUserinfo(text: string): string {
  return text.replace(/(:\/\/?)[^\s/?#]*@/g, `$1${MASK}@`);
}

/**
 * One address or image name without a login, even where a broken one can only be guessed: of `user:token@host/web@sha256:…`
 * the first part goes.
 */
export function withoutLogin(name: string): string {
  const digest = /@sha\d{3}:[^@]*$/.exec(name);
  const end = digest?.index ?? name.length;
  const at = name.slice(0, end).lastIndexOf('@');
  if (at < 0) return name;
  const [scheme = ''] = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.exec(name) ?? [];
  return `${scheme}${MASK}${name.slice(at)}`;
}
