// Jest's environment for Node, without what test files leave behind in a worker. Before Node 24, each AsyncLocalStorage that was ever used
// costs every later promise of the process some time, and Jest uses a new one for each file: after 70 of them, a file with many
// promises took four times as long.
import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment } from 'jest-environment-node';

/**
 * From now on, notes which storages of a class are used.
 * @returns disables them, until they are used again
 */
export function notedStorages({ prototype }) {
  const used = new Set();
  const { run } = prototype;
  prototype.run = function (...args) {
    used.add(this);
    return run.apply(this, args);
  };
  return () => {
    for (const storage of used) storage.disable();
    used.clear();
  };
}

const disableStorages = notedStorages(AsyncLocalStorage);

export default class extends TestEnvironment {
  async teardown() {
    await super.teardown();
    disableStorages();
  }
}
