/** What a `USER` says of root. Null stands for the base image's user, who is mostly root. */

/** Whether root runs it, in whatever group. */
export function isRoot(user: string | null): boolean {
  return user === null || /^(?:root|0)(?::|$)/.test(user);
}

/** Whether what it makes belongs to root's group too: not with `USER root:1000`. */
export function isRootWithGroup(user: string | null): boolean {
  return user === null || /^(?:root|0)(?::(?:root|0))?$/.test(user);
}
