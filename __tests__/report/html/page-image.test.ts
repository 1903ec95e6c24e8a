/** What a page says of an image beside its figures. */
import { expect, test } from '@jest/globals';
import { pageImage } from '../../../src/report/html/page-image.ts';
import { text } from '../../../src/report/text/text.ts';
import { type ImageSpec, reportOf } from '../../kit/reports/build-report.ts';
import { PASSING } from '../../kit/reports/report-samples.ts';

const OVER: ImageSpec = {
  ...PASSING,
  layers: [{ bytes: 100_000_000, createdBy: 'RUN make', line: 3 }],
  wasted: [],
  findings: [
    { rule: 'apt-lists', title: 'A title *of* the config', layers: [{ index: 0, bytes: 20_000_000 }], paths: ['/a'] },
  ],
  plan: {},
  budgets: [{ budget: 'size', status: 'fail', actual: 100_000_000, fail: 80_000_000 }],
};

test('what no edit frees is named, as in the text report', () => {
  const report = reportOf(OVER);
  const [image] = report.images;
  if (image === undefined) throw new Error('no image');
  const sentence = 'No edit fits 20.0 MB: A title *of* the config.';
  expect(pageImage(image).planSentences).toContain(sentence);
  expect(text(report, { colour: false, width: 200, all: false, top: 10 })).toContain(sentence);
});
