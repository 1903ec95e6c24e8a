/** All package managers. */
import type { Manager } from '../types.ts';
import { apk } from './apk.ts';
import { cargo } from './cargo.ts';
import { composer } from './composer.ts';
import { dpkg } from './dpkg.ts';
import { gem } from './gem.ts';
import { go } from './go.ts';
import { jar } from './jar.ts';
import { npm } from './npm.ts';
import { pip } from './pip.ts';
import { rpm } from './rpm.ts';

/** In groups: packages of the same group may contain each other's folders; a group knows what those before it have. */
export const managers: readonly (readonly Manager[])[] = [
  [dpkg, apk, rpm],
  [pip],
  [gem, composer, npm],
  [jar, go, cargo],
];
