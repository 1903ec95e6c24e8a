import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test } from '@jest/globals';
import { notedStorages } from './environment.mjs';

test('storages that a test file used are disabled after it, and can be used again', () => {
  class Storage<T> extends AsyncLocalStorage<T> {}
  const disable = notedStorages(Storage);
  const storage = new Storage<string>();
  for (const text of ['first', 'again'])
    storage.run(text, () => {
      expect(storage.getStore()).toBe(text);
      disable();
      expect(storage.getStore()).toBeUndefined();
    });
});
