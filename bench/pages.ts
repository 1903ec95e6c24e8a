/** Opens a page in Chromium, and tells what a person waits for, and what it costs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { CDPSession } from 'playwright-core';

/** What opening a page took: milliseconds since the navigation, of processor time, and bytes. */
export interface Opened {
  paint: number;
  /** Until its files can be explored. */
  ready: number;
  /** From the last key of a search to its result. */
  search: number;
  /** Processor time of all of the tab's threads until it was ready. */
  processor: number;
  /** Of the tab's process after the search. */
  memory: number;
}

interface Look {
  chromium: string;
  /** A file whose folder leads to playwright-core: the bench itself runs elsewhere. */
  from: string;
}

/** @param ready a selector of what the page shows when it can be used; null if it does nothing and is not searched */
export async function openPage(look: Look, file: string, ready: string | null): Promise<Opened> {
  const { chromium } = createRequire(look.from)('playwright-core') as typeof import('playwright-core');
  // In a container without privileges its sandbox cannot start; what it opens is our own file.
  const browser = await chromium.launch({ executablePath: look.chromium, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    const system = await browser.newBrowserCDPSession();
    const before = await renderers(system);
    await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
    if (ready !== null) await page.waitForSelector(ready);
    const at = Number(await page.evaluate('performance.now()'));
    const paint = Number(await page.evaluate(FIRST_PAINT));
    const processor = (await renderers(system)).time - before.time;
    const search = ready === null ? 0 : Number(await page.evaluate(SEARCH));
    const { memory } = await renderers(system);
    return { paint, ready: at, search, processor, memory };
  } finally {
    await browser.close();
  }
}

/** Text, since they run in the page. A headless tab may paint only once something asks it to. */
const FIRST_PAINT = `new Promise(resolve => {
  const seen = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  const look = () => (seen() === undefined ? requestAnimationFrame(look) : resolve(seen()));
  look();
})`;

/** Types a search and waits until the line above the tree counts what it found, and that is painted. */
const SEARCH = `new Promise(resolve => {
  const field = document.querySelector('#search');
  const from = performance.now();
  field.value = '**/*.so';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  const look = () =>
    document.querySelector('.summary').textContent.includes('shown: ')
      ? requestAnimationFrame(() => resolve(performance.now() - from))
      : requestAnimationFrame(look);
  look();
})`;

interface Processes {
  time: number;
  memory: number;
}

/** Processor time and memory of the tabs' processes; there is one tab. */
async function renderers(system: CDPSession): Promise<Processes> {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const tabs = processInfo.filter(({ type }) => type === 'renderer');
  return {
    time: tabs.reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0),
    memory: tabs.reduce((sum, { id }) => sum + memoryOf(id), 0),
  };
}

/** Memory that processes share counts in part. Without Linux it is not told, and 0. */
function memoryOf(pid: number): number {
  try {
    const [, kibibytes] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')) ?? [];
    return Number(kibibytes) * 1024;
  } catch {
    return 0;
  }
}
