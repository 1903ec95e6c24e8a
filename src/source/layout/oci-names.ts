/** The names of images in a layout's index, also for messages. */
import { onOneLine, UsageError } from '../../errors.ts';
import type { Descriptor } from '../../image/parse.ts';
import { meansReference } from '../../image/reference.ts';
import type { SourceKind } from '../../image/types.ts';

const REF_NAME = 'org.opencontainers.image.ref.name';
const CONTAINERD_NAME = 'io.containerd.image.name';

/** Image names in a layout's index, for messages. */
export function namesOf(descriptor: Descriptor): string[] {
  const { annotations } = descriptor;
  return [annotations?.[CONTAINERD_NAME], annotations?.[REF_NAME]].filter(name => name !== undefined);
}

/** An entry's name for messages. */
export function titleOf(entry: Descriptor): string {
  return namesOf(entry)[0] ?? entry.digest;
}

/** Whether a written name means the entry. */
export function means(entry: Descriptor, ref: string): boolean {
  return entry.digest === ref || namesOf(entry).some(full => meansReference(ref, full));
}

/** The error for several images if none was chosen. @param kind of the source, which decides how to choose one */
export function several(where: string, choices: readonly string[], kind: SourceKind): UsageError {
  const name = onOneLine(choices.find(({ length }) => length <= LONGEST_NAME) ?? 'NAME');
  const prefixed = `Choose one, as in ${PREFIX[kind] ?? ''}PATH:${name}.`;
  const inLayout = `Choose one: write :${name} after the path.`;
  return new UsageError(`${where} holds several images: ${list(choices)}`, {
    about: 'image',
    hint: { commandLine: prefixed, action: prefixed, config: kind === 'oci-layout' ? inLayout : ALONE },
  });
}

/** For the key `archive`, which takes no name. */
const ALONE = 'Save one of them alone.';

/** Names are cut to this length. */
const LONGEST_NAME = 200;

/** The prefix of each kind of source that can name one of its images. */
const PREFIX: Partial<Record<SourceKind, string>> = {
  'oci-layout': 'oci:',
  'oci-archive': 'oci-archive:',
  'docker-archive': 'docker-archive:',
};

/** The first names, for a message. */
export function list(names: readonly string[]): string {
  const shown = [...new Set(names)].slice(0, 20).map(name => onOneLine(name.slice(0, LONGEST_NAME)));
  return shown.join(', ') || 'none';
}
