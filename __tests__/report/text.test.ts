import { describe, test } from '@jest/globals';
import { text } from '../../src/report/text.ts';
import { expectFile } from '../kit/expected.ts';
import { SAMPLES } from '../kit/report-samples.ts';

describe('text report', () => {
  for (const [name, report] of Object.entries(SAMPLES)) {
    for (const width of [80, 120]) {
      test(`${name} in ${width} columns`, () => {
        expectFile(`${name}.${width}.txt`, text(report, { colour: false, width, all: false, top: 10 }));
      });
    }
  }
});
