/** Which image docker's actions built, from what they put out. Tags of one build name one image, so the first will do. */
import { UsageError } from '../errors.ts';
import type { BuiltImage } from '../job/types.ts';
import { member } from '../json.ts';

/** Longer values were not written by these actions. */
const MOST = 1_000_000;

/** @param text `tags` of docker/metadata-action: one a line, or with commas between them @throws UsageError */
export function imageOfTags(text: string): string {
  return engineImage('tags', text.split(/[\n,]/));
}

/**
 * @param text `metadata` of docker/build-push-action, or `json` of docker/metadata-action
 * @throws UsageError if it is neither, or has no tag
 */
export function imageOfMetadata(text: string): string {
  const value = parsed(text);
  // docker/build-push-action has tags with commas between them.
  const [tags, name] = [member(value, 'tags'), member(value, 'image.name')];
  if (Array.isArray(tags)) return engineImage('metadata', tags.map(String));
  if (typeof name === 'string') return engineImage('metadata', name.split(','));
  throw new UsageError('input "metadata": it names no image', {
    hint: `Set it to ${expression('build.outputs.metadata')} of docker/build-push-action, which needs tags, or to ${expression('meta.outputs.json')} of docker/metadata-action.`,
  });
}

/** @param text `metadata` of docker/build-push-action; what else it may be has no digests */
export function builtImageOf(text: string): BuiltImage {
  const value = parsed(text);
  const digest = (name: string) => {
    const one = member(value, name);
    return typeof one === 'string' && /^sha256:[0-9a-f]{64}$/.test(one) ? one : null;
  };
  return { config: digest('containerimage.config.digest'), digest: digest('containerimage.digest') };
}

/** As a workflow writes it. */
function expression(output: string): string {
  return `\${{ steps.${output} }}`;
}

/** A tag is never a path. */
function engineImage(input: string, tags: readonly string[]): string {
  const first = tags.map(tag => tag.trim()).find(tag => tag !== '');
  if (first !== undefined) return `docker:${first}`;
  throw new UsageError(`input "${input}": it has no tag`, { hint: 'Give the build a tag, such as tags: web:ci' });
}

function parsed(text: string): unknown {
  try {
    return text.length > MOST ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
