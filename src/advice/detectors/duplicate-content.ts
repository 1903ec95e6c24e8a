import { pathOf } from '../../stack/file-tree.ts';
import { detector, type Found } from './detector.ts';
import { ofRepeatedSize, sameContents } from './same-contents.ts';

const TIMEZONES = '/usr/share/zoneinfo/';

export default detector({
  id: 'duplicate-content',
  title: 'The same content at several paths',
  severity: 'info',
  when: 'Two or more visible files of at least 65,536 bytes, no hard links of each other, have the same content; not below `/usr/share/zoneinfo`, and not among what a removable rule claims. The bytes are those of all copies but one.',
  why: 'One copy and links to it hold the same.',
  remedy: [
    'RUN <what makes the copies> && ln -f <file> <copy>   # in the RUN that writes them, or ln -s',
    '# a copy from another stage: COPY --from=build <one place>, and a link',
  ].join('\n'),
  async find(image) {
    const files = ofRepeatedSize(image.large).filter(
      ({ node }) => !image.isRemovable(node) && !pathOf(node).startsWith(TIMEZONES),
    );
    const groups = await sameContents(files, image.layers);
    return groups.flatMap(group => {
      const copies = group.map(
        ({ node, inode: { size, layer } }): Found => ({ path: pathOf(node), bytes: size, layer, files: 1 }),
      );
      // The lowest stays: what a later layer adds again is what can be left out.
      const [first, ...others] = copies.sort((a, b) => a.layer - b.layer || (a.path < b.path ? -1 : 1));
      return first === undefined ? [] : [{ ...first, bytes: 0 }, ...others];
    });
  },
});
