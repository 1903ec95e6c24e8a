/** Reads what the page holds: the report at once, the files of an image when they are needed. */
import { decodeFiles } from '../model/decode-files.ts';
import type { PageFiles } from '../model/files.ts';
import type { PageData } from '../model/page-data.ts';

export function pageData(): PageData {
  // Our own JSON, whose form is held by the program that wrote this page.
  return JSON.parse(document.getElementById('data')?.textContent ?? '');
}

/** The files of an image. Rejects if the page was cut. */
export async function filesOf(nth: number): Promise<PageFiles> {
  const element = document.getElementById(`files-${nth}`);
  const packed = bytesOf(element?.textContent ?? '');
  // The text is the largest part of the page, and is not needed again.
  element?.remove();
  const inflated = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return decodeFiles(new Uint8Array(await new Response(inflated).arrayBuffer()));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
