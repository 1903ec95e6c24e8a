/** The variant of the base on Alpine, in all forms of the report. */
import { describe, expect, test } from '@jest/globals';
import { pageImage } from '../../../src/report/html/page-image.ts';
import { jsonValue } from '../../../src/report/json.ts';
import { markdown } from '../../../src/report/markdown/markdown.ts';
import { text } from '../../../src/report/text/text.ts';
import { type ImageSpec, reportOf } from '../../kit/reports/build-report.ts';
import { PASSING } from '../../kit/reports/report-samples.ts';

const usual = {
  name: 'nginx:1.31-alpine',
  bytes: 62_320_000,
  spread: 0.2,
  date: '2026-07-15',
  sizeOf: 'nginx:1.30-alpine',
};
const slim = { name: 'nginx:1.31-alpine-slim', bytes: 12_710_000, spread: 0.1, date: '2026-07-15', sizeOf: null };
const IMAGE: ImageSpec = {
  ...PASSING,
  alpine: {
    insteadOf: { name: 'nginx:1.31<b>', bytes: 169_480_000 },
    bases: [
      { ...usual, without: null },
      { ...slim, without: 'curl' },
    ],
  },
};
const SENTENCE =
  'The last thing to try is Alpine instead of nginx:1.31<b> (169 MB): nginx:1.31-alpine has about 62.3 MB ' +
  '(nginx:1.30-alpine on 2026-07-15) and nginx:1.31-alpine-slim has about 12.7 MB (2026-07-15; without curl). ' +
  'It has another C library (musl), so names of packages, wheels and name resolution differ; it was not tried.';

describe('the variant on Alpine', () => {
  const report = reportOf(IMAGE);
  const shown = (all: boolean) => text(report, { colour: false, width: 600, all, top: 10 });

  test('is named last in the text with all details, and not without', () => {
    expect(shown(true)).toContain(SENTENCE);
    expect(shown(false)).not.toContain('Alpine');
  });

  test('is folded in Markdown, with foreign text escaped', () => {
    const [, fold = ''] = /<details><summary>Last to try: Alpine([\s\S]*?)<\/details>/.exec(markdown(report)) ?? [];
    expect(fold).toContain(' (62.3 MB instead of 169 MB)</summary>');
    expect(fold).toContain('it was not tried.');
    expect(fold).not.toContain('<b>');
  });

  test('is on the page', () => {
    const [image] = report.images;
    expect(image && pageImage(image).planSentences).toContain(SENTENCE);
  });

  test('is in JSON, with the range of its size', () => {
    const { planSummary } = (jsonValue(report) as { images: { planSummary: object }[] }).images[0] ?? {};
    const values = { date: '2026-07-15', without: null };
    expect(planSummary).toMatchObject({
      alpine: {
        insteadOf: { name: 'nginx:1.31<b>', bytes: 169_480_000 },
        bases: [
          { name: usual.name, bytes: usual.bytes, range: [49_856_000, 74_784_000], sizeOf: usual.sizeOf, ...values },
          { name: slim.name, bytes: slim.bytes, range: [11_439_000, 13_981_000], sizeOf: null, without: 'curl' },
        ],
        text: SENTENCE,
      },
    });
    const [other] = (jsonValue(reportOf(PASSING)) as { images: { planSummary: object }[] }).images;
    expect(other?.planSummary).not.toHaveProperty('alpine');
  });
});
