/** All hints. Several RUNs on end are not hinted at: layers cost nothing by themselves, and waste between them is measured. */
import { bases } from './bases.ts';
import { copies } from './copies.ts';
import { debian } from './debian.ts';
import { distributions } from './distributions.ts';
import { files } from './files.ts';
import type { Hint } from './hint.ts';
import { languages } from './languages.ts';

export type { Hint, HintImage, HintLayer } from './hint.ts';

export const hints: readonly Hint[] = [...debian, ...distributions, ...languages, ...files, ...copies, ...bases];
