import type { AsyncLocalStorage } from 'node:async_hooks';

export function notedStorages(storage: typeof AsyncLocalStorage): () => void;
