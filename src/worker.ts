/** The program of the threads that read layers; see layer/pool.ts. */
import { parentPort } from 'node:worker_threads';
import { serveLayers } from './layer/serve.ts';

if (parentPort) serveLayers(parentPort);
