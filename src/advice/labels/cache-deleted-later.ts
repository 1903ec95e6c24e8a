import { ARCHIVES } from './archive-deleted-later.ts';
import { label } from './label.ts';

export default label({
  id: 'cache-deleted-later',
  title: 'A cache that a later layer empties',
  severity: 'warn',
  when: 'A removable rule other than those of `archive-deleted-later` owned the file while it was visible. The rule’s remedy is shown.',
  why: 'Deleting it in a later layer hides it, but the layer that wrote it keeps every byte.',
  remedy: 'RUN <what fills the cache> && rm -rf <cache>   # in one RUN',
  test(file, image) {
    const rule = image.owner(file);
    return rule !== null && rule.bucket === 'removable' && !ARCHIVES.has(rule.id);
  },
});
