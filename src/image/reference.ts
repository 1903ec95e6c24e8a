/** Image names as people write them: `web`, `web:ci`, `registry.example/team/web:ci`. */

/** A name with its tag or digest; `latest` where it has neither. */
export function completeReference(name: string): string {
  if (name.includes('@')) return name;
  return name.lastIndexOf(':') > name.lastIndexOf('/') ? name : `${name}:latest`;
}

/**
 * Whether the name that a person wrote means the image of this full name. A full name may carry the default registry and
 * its `library/` folder, which people leave out, so the end of the name decides, at a slash.
 */
export function meansReference(written: string, full: string): boolean {
  if (written === full) return true;
  const wanted = completeReference(written);
  const have = completeReference(full);
  return have === wanted || have.endsWith(`/${wanted}`);
}
