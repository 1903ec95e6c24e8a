// Jest's order of test files, with those that need an engine among the others: they mostly wait, and two at a time wait for each
// other.
import Sequencer from '@jest/test-sequencer';

/** So many other files run for each that needs an engine. They are more than that by far, so that the last files are short ones. */
const OTHERS = 4;

/** @param needsEngine whether a file needs an engine; else the order of the files stays */
export function interleaved(files, needsEngine) {
  const slow = files.filter(needsEngine);
  const others = files.filter(file => !needsEngine(file));
  const groups = slow.map((file, at) => [file, ...others.slice(at * OTHERS, (at + 1) * OTHERS)]);
  return [...groups.flat(), ...others.slice(slow.length * OTHERS)];
}

export default class EngineAmongOthers extends Sequencer {
  async sort(tests) {
    return interleaved(await super.sort(tests), ({ context }) => context.config.displayName?.name === 'engine');
  }
}
