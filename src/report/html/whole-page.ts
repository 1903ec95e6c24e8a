/**
 * A page that needs no network: it opens from a file or an artifact. Its script and styles are the only ones that its policy lets run, by
 * their digests, so nothing that an image names can add one.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { html, jsonInHtml } from '../format/escape.ts';
import type { ComparisonData, PageData } from './model/page-data.ts';

/** The page's own program, bundled, and its styles. */
export interface PageParts {
  script: string;
  style: string;
}

/** A higher level takes more time than it saves. */
const LEVEL = 6;

/** What `load.ts` unpacks. */
export async function packed(bytes: Uint8Array): Promise<string> {
  return (await promisify(deflateRaw)(bytes, { level: LEVEL })).toString('base64');
}

export interface Content {
  title: string;
  data: PageData | ComparisonData;
  /** Packed: for each image its files, or the files of a comparison. */
  files: readonly string[];
}

/** The script comes before the files: it shows what it can while the browser reads on. */
export function wholePage({ title, data, files }: Content, { script, style }: PageParts): string {
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
