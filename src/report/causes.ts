/** What a later layer can do to bytes so that they are wasted, explained. */
import type { WastedFile } from '../analysis/types.ts';

export interface Cause {
  id: WastedFile['cause'];
  title: string;
  when: string;
  avoid: string;
}

export const CAUSES: readonly Cause[] = [
  {
    id: 'overwritten',
    title: 'a later layer stores the file again, with other content',
    when: 'The same path has a file in a lower layer. The lower one stays in the image, and nobody can see it.',
    avoid: 'Write the file once: in one instruction, or in a stage of its own from which the result is copied.',
  },
  {
    id: 'metadata',
    title: 'a later layer stores the same content again, for a new owner, mode or time',
    when: 'chmod, chown or touch of a file of a lower layer copies all of its bytes.',
    avoid: 'Set owner and mode where the file is added: COPY --chown=… --chmod=…, or in the same RUN.',
  },
  {
    id: 'deleted',
    title: 'a later layer deletes the file',
    when: 'A later instruction removes the file or a directory around it. The lower layer still has its bytes.',
    avoid: 'Delete it in the instruction that adds it, or do not add it.',
  },
  {
    id: 'opaque',
    title: 'a later layer hides the directory and all in it',
    when: 'A later layer replaces a whole directory (an opaque whiteout), so that what is below it cannot be seen.',
    avoid: 'Fill the directory in one instruction.',
  },
  {
    id: 'replaced',
    title: 'a later layer puts a file where a directory was, or the reverse',
    when: 'The path has another type in a later layer, such as a link instead of a directory.',
    avoid: 'Make it what it is to be in the first place.',
  },
];
