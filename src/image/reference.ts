/** Image names as people write them: `web`, `web:ci`, `registry.example/team/web:ci`. */
import { UsageError } from '../errors.ts';
import { withoutLogin } from './userinfo.ts';

/** A name with its tag or digest, by default `latest`. */
export function completeReference(name: string): string {
  if (name.includes('@')) return name;
  return name.lastIndexOf(':') > name.lastIndexOf('/') ? name : `${name}:latest`;
}

/**
 * Whether a written name means the image with this full name. People leave out the default registry and its `library/` folder, so
 * the end of the full name decides, from a slash on.
 */
export function meansReference(written: string, full: string): boolean {
  if (written === full) return true;
  const wanted = completeReference(written);
  const have = completeReference(full);
  return have === wanted || have.endsWith(`/${wanted}`);
}

/** Whether two names are of one image, whatever their tags are. Either may leave out the start of the path, such as a registry. */
export function isSameImage(one: string, other: string): boolean {
  const [a, b] = [withoutTag(one), withoutTag(other)];
  return a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`);
}

/** What the tags and digests of one image have in common. */
export function withoutTag(name: string): string {
  const [plain = ''] = name.split('@');
  const colon = plain.lastIndexOf(':');
  return colon > plain.lastIndexOf('/') ? plain.slice(0, colon) : plain;
}

/** Refuses names with an empty part, and several names at once. @throws UsageError */
export function checkComplete(name: string): void {
  const [first = '', ...more] = name
    .split(/[\r\n]+/)
    .map(line => line.trim())
    .filter(Boolean);
  if (more.length > 0) {
    const shown = JSON.stringify(withoutLogin(first).slice(0, 80));
    throw new UsageError(`${more.length + 1} lines where one image is expected: ${shown} and ${more.length} more`, {
      hint: {
        commandLine: 'Give one of them. Tags of one build name the same image, so the first will do.',
        action: 'Give one of them. Tags of one build name the same image: set the input "tags" to all of them instead.',
      },
    });
  }
  // The rest is not quoted: without the host after it, a login looks like a name with a tag.
  const [, end, isTag] = /(@(?:sha\d{3}:)?|(:))$/.exec(name) ?? [];
  if (end === undefined) return;
  throw new UsageError(`the image name ends in "${end}": the ${isTag ? 'tag' : 'digest'} after it is empty`, {
    about: 'image',
    hint: isTag
      ? 'Is the variable set that should hold the tag?'
      : 'Is the variable set that should hold the digest? Builds have one only for an image that they pushed.',
  });
}
