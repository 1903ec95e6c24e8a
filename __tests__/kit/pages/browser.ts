/** A real browser, where there is one: Chromium or what is like it, found by its usual names or by IMAGEBUDGET_CHROMIUM. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const BROWSER = find();

/** Why no test can use a browser; null if one is there. */
export const WITHOUT_BROWSER = BROWSER === null ? 'it needs Chromium' : null;

function find(): string | null {
  const { IMAGEBUDGET_CHROMIUM: given, PATH = '' } = process.env;
  if (given !== undefined) return given === '' ? null : given;
  const paths = PATH.split(delimiter).flatMap(folder => NAMES.map(name => join(folder, name)));
  return paths.find(path => existsSync(path)) ?? null;
}

export function launch(): Promise<Browser> {
  // In a container without privileges its sandbox cannot start; what it opens is our own file.
  return chromium.launch({ executablePath: BROWSER ?? '', args: ['--no-sandbox'] });
}

interface OpenPage {
  page: Page;
  /** Errors, messages of the console, and requests for anything but the page itself. */
  troubles: string[];
}

/** Opens a file and waits until its files can be explored. @param shown a selector of what the page shows then */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  shown = '.explorer',
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', message => troubles.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => troubles.push(`error: ${error.message}`));
  page.on('request', request => {
    if (request.url() !== url) troubles.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.waitForSelector(shown);
  return { page, troubles };
}

/** What axe finds wrong, each with its first element. @param rules those to look at; all if left out */
export async function axeViolations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const options: axe.RunOptions = rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } };
  const { violations } = await page.evaluate(
    (given): Promise<axe.AxeResults> => (globalThis as unknown as { axe: typeof axe }).axe.run(given),
    options,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
}
