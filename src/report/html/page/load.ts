/** Reads what the page holds: the report at once, the files of an image when they are needed. */
import { decodeFiles } from '../model/decode-files.ts';
import type { PageFiles } from '../model/files.ts';
import type { ComparisonData, PageData } from '../model/page-data.ts';
import { add, el, fill } from './dom.ts';

export function pageData(): PageData | ComparisonData {
  // Our own JSON, whose form is held by the program that wrote this page.
  return JSON.parse(document.getElementById('data')?.textContent ?? '');
}

/** The files of an image. Rejects if the page was cut. */
export async function filesOf(nth: number): Promise<PageFiles> {
  return decodeFiles(await unpacked(nth));
}

/** What the page holds besides the report, at a place. Rejects if the page was cut. */
export async function unpacked(nth: number): Promise<Uint8Array> {
  const element = document.getElementById(`files-${nth}`);
  const packed = bytesOf(element?.textContent ?? '');
  // The text is the largest part of the page, and is not needed again.
  element?.remove();
  const inflated = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Does work once all of the page is there: the files come last in it. */
export function whenLoaded(work: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work, { once: true });
  else work();
}

/** Shows that files are being read, and what is wrong if they cannot be. */
export async function reading<T>(section: HTMLElement, work: () => Promise<T>): Promise<T> {
  const waiting = el('p', { role: 'status' }, 'Reading the files …');
  add(section, waiting);
  try {
    const result = await work();
    waiting.remove();
    return result;
  } catch (error) {
    fill(waiting, 'The files of this page cannot be read: it was cut off, or this browser is too old for it.');
    throw error;
  }
}
