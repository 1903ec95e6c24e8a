/** The program of the threads that read layers; see layer/threads/pool.ts. */
import { parentPort } from 'node:worker_threads';
import { runLayerWorker } from './layer/threads/worker.ts';

if (parentPort) runLayerWorker(parentPort);
