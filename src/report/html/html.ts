/**
 * The report as one page that needs no network: it opens from a file or an artifact. Its script and styles are the only ones that
 * its policy lets run, by their digests, so nothing that an image names can add one.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { VERSION } from '../../version.ts';
import { html, jsonInHtml } from '../format/escape.ts';
import { DOCS } from '../format/links.ts';
import type { ImageReport, Report } from '../types.ts';
import { encodeFiles } from './encode/encode-files.ts';
import type { PageData } from './model/page-data.ts';
import { pageImage } from './page-image.ts';

/** The page's own program, bundled, and its styles. */
export interface PageParts {
  script: string;
  style: string;
}

/** A higher level takes more time than it saves. */
const LEVEL = 6;

/**
 * A whole page.
 * @param report with the files of each image
 * @param docs as in `json`
 * @throws Error if the files of an image were not asked for
 */
export async function htmlPage(report: Report, parts: PageParts, docs = DOCS): Promise<string> {
  const data: PageData = { version: VERSION, docs, images: report.images.map(pageImage) };
  const files = await Promise.all(report.images.map(packedFiles));
  const title = report.images.map(({ name }) => name).join(', ');
  return wholePage({ title: `${title} · imagebudget`, data, files }, parts);
}

async function packedFiles({ fileTable }: ImageReport): Promise<string> {
  if (fileTable === undefined) throw new Error('a page needs the files of its images');
  const packed = await promisify(deflateRaw)(encodeFiles(fileTable), { level: LEVEL });
  return packed.toString('base64');
}

interface Content {
  title: string;
  data: unknown;
  /** For each image its files, packed, in base64. */
  files: readonly string[];
}

/** The script comes before the files: it shows what it can while the browser reads on. */
function wholePage({ title, data, files }: Content, { script, style }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src '${digestOf(script)}'`,
    `style-src '${digestOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${html(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${html(title)}</title>`,
    `<style>${style}</style>`,
    '<body>',
    '<noscript>This page needs its script. What it shows is in imagebudget check --markdown, too.</noscript>',
    `<script type="application/json" id="data">${jsonInHtml(data)}</script>`,
    `<script>${script}</script>`,
    ...files.map((text, n) => `<script type="text/plain" id="files-${n}">${text}</script>`),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
