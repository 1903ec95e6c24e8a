/** Removes logins from addresses and names: many people read logs and reports. */

/** Replaces a secret. */
export const MASK = '***';

/** `https://user:token@host/x` becomes `https://***@host/x`. Handles `https:/` too, which paths make of URLs. */
export function withoutUserinfo(text: string): string {
  return text.replace(/(:\/\/?)[^\s/?#]*@/g, `$1${MASK}@`);
}

/**
 * One address or image name without its login, even a malformed one: `user:token@host/web@sha256:…` loses its first part.
 */
export function withoutLogin(name: string): string {
  const digest = /@sha\d{3}:[^@]*$/.exec(name);
  const end = digest?.index ?? name.length;
  const at = name.slice(0, end).lastIndexOf('@');
  if (at < 0) return name;
  const [scheme = ''] = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.exec(name) ?? [];
  return `${scheme}${MASK}${name.slice(at)}`;
}
