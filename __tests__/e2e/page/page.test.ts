/** The page in a real browser: what a person does with mouse and keyboard, and that names from images do nothing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { bytes } from '../../../src/report/format/figures.ts';
import { axeViolations, launch, openPage, WITHOUT_BROWSER } from '../../kit/pages/browser.ts';
import { pageFolder } from '../../kit/pages/page-folder.ts';
import { DOCKERFILE, pageArchive } from '../../kit/pages/page-image.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';
import { describeOrSkip } from '../../kit/runner/describe-where.ts';

const folder = scratchFolder();
const url = pathToFileURL(join(folder, 'page.html')).href;

interface Stop {
  section: string;
  isSeen: boolean;
  text: string;
}

/** Presses Tab from the start of the page until the focus leaves it. */
async function tabThrough(page: Page) {
  const sections: string[] = [];
  const unseen: string[] = [];
  for (let pressed = 0; pressed < MOST_STOPS; pressed++) {
    await page.keyboard.press('Tab');
    const stop: Stop | null = await page.evaluate(WHERE);
    if (stop === null) return { sections, unseen, left: true };
    if (!stop.isSeen) unseen.push(stop.text);
    if (sections.at(-1) !== stop.section) sections.push(stop.section);
  }
  return { sections, unseen, left: false };
}

/** More than the page has. */
const MOST_STOPS = 150;

/** Where the focus is, and whether a person sees it there: as text, since it runs in the page. */
const WHERE = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return null;
  const { width, height } = at.getBoundingClientRect();
  return {
    section: at.closest('section, header')?.id || 'header',
    isSeen: width > 0 && height > 0 && (getComputedStyle(at).outlineStyle !== 'none' || at.matches('.grid')),
    text: at.outerHTML.slice(0, 100),
  };
})()`;

const textOf = async (page: Page, selector: string) => (await page.locator(selector).allInnerTexts()).join(' ');

describeOrSkip(WITHOUT_BROWSER, 'the page in a browser', () => {
  let browser: Browser;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    writeFileSync(join(folder, 'image.tar'), pageArchive());
    writeFileSync(join(folder, 'Dockerfile'), DOCKERFILE);
    writeFileSync(join(folder, '.imagebudget.yml'), 'version: 1\narchive: image.tar\nbudgets:\n  size: 20 kB\n');
    await runInProcess(['check', '--html', 'page.html'], { cwd: folder, page: await pageFolder() });
    browser = await launch();
    ({ page, troubles } = await openPage(browser, url));
  });

  afterAll(async () => browser?.close());

  test('shows the verdict, the files and the Dockerfile', async () => {
    expect(await textOf(page, '.headline')).toMatch(/image\.tar is .* over its size budget/);
    expect(await textOf(page, '.grid-row .name')).toContain('app/');
    expect(await textOf(page, '.dockerfile')).toContain('RUN apt-get update');
  });

  test('goes into the map and out again with the keyboard', async () => {
    await page.locator('.areas [tabindex="0"]').focus();
    const before = await page.locator('.crumb').count();
    await page.keyboard.press('Enter');
    expect(await page.locator('.crumb').count()).toBe(before + 1);
    expect(await page.locator(':focus').getAttribute('role')).toBe('treeitem');
    await page.keyboard.press('Backspace');
    expect(await page.locator('.crumb').count()).toBe(before);
  });

  test('opens a layer from the Dockerfile, and shows what later layers delete', async () => {
    await page.locator('.dockerfile button').nth(1).click();
    await page.locator('.summary', { hasText: 'Layer 1 ' }).waitFor();
    await page.check('#only-waste');
    await page.locator('.summary', { hasText: 'shown: ' }).waitFor();
    expect(await textOf(page, '.summary')).toContain(`shown: 1 file, ${bytes(20_000)}`);
    expect(await textOf(page, '.grid-body .note')).toContain('deleted in layer 2');
  });

  test('tells of a layer where what it deletes came from, and what it stores again', async () => {
    await page.locator('.layers tbody tr', { hasText: 'rm -rf' }).click();
    await page.locator('.summary', { hasText: 'Layer 2 ' }).waitFor();
    expect(await textOf(page, '.summary')).toContain(`deletes ${bytes(20_700)} of lower layers`);
    expect(await textOf(page, '.grid-body .note')).toContain('came from layer 1');
    expect(await textOf(page, '.marks')).toContain('only metadata changed');
    await page.locator('#layer-3').click();
    expect(await textOf(page, '.grid-body .note')).toContain('same as in layer 0');
  });

  test('says where it looks, and looks in the final file system on demand', async () => {
    await page.locator('#layer-3').click();
    await page.uncheck('#only-waste');
    await page.fill('#search', '/usr/lib');
    await page.locator('.summary', { hasText: 'shown: 0 files' }).waitFor();
    expect(await textOf(page, 'label[for="search"]')).toBe('Find in layer 3');
    await page.getByRole('button', { name: 'Find in the final file system' }).click();
    await page.locator('.summary', { hasText: `shown: 2 files, ${bytes(13_000)}` }).waitFor();
    await page.fill('#search', '/var/cache/big');
    await page.getByRole('button', { name: 'Find in layer 1' }).click();
    await page.locator('.summary', { hasText: `shown: 1 file, ${bytes(20_000)}` }).waitFor();
  });

  test('says which layers wrote a file before', async () => {
    await page.locator('#layer-final').click();
    await page.fill('#search', '/app/main.py');
    await page.locator('.summary', { hasText: 'shown: 1 file' }).waitFor();
    expect(await textOf(page, '.grid-body .note')).toContain('layer 4 and 2 earlier');
    await page.locator('.grid-body .grid-row', { hasText: 'main.py' }).click();
    expect(await textOf(page, '.files > .status')).toContain('before that in layers 0, 3');
  });

  test('lists the largest files, and leads from one to its place', async () => {
    await page.locator('#largest button', { hasText: '/usr/lib/libc.so' }).click();
    await page.locator('.grid-row.active', { hasText: 'libc.so' }).waitFor();
  });

  test('names the files of a finding and of waste', async () => {
    expect(await textOf(page, '#found .names')).toContain('/var/lib/apt/lists/deb.example_dists_stable_Packages');
    await page.locator('#wasted-bytes .names button', { hasText: '/app/tool' }).click();
    await page.locator('.summary', { hasText: 'Layer 0 ' }).waitFor();
    await page.locator('.grid-row.active', { hasText: 'tool' }).waitFor();
  });

  test('leads from an area of the map to its file', async () => {
    await page.locator('.areas .leaf', { hasText: 'big' }).click();
    await page.getByRole('button', { name: 'Show /var/cache/big in Files' }).click();
    await page.locator('.grid-row.active', { hasText: 'big' }).waitFor();
    expect(await textOf(page, '.legend')).toContain(`wasted ${bytes(26_300)}`);
  });

  test('gives wasted, removable and what can be saved one name and figure each', async () => {
    const tiles = await textOf(page, '.figures');
    for (const name of ['Wasted', 'Removable', 'Can be saved']) expect(tiles).toContain(name);
    expect(tiles).not.toContain('Download');
    expect(await textOf(page, '.savable')).toContain(
      `${bytes(26_300)} wasted (stored, but replaced or deleted by a later layer) +`,
    );
    expect(await textOf(page, '.layers thead')).toContain('Can be saved');
    expect(await textOf(page, '.dockerfile thead')).toContain('Can be saved');
  });

  test('finds files by a glob', async () => {
    await page.locator('#layer-final').click();
    await page.uncheck('#only-waste');
    await page.fill('#search', '**/lib*.so');
    await page.locator('.summary', { hasText: 'shown: 2 files' }).waitFor();
    expect(await textOf(page, '.grid-body .name')).toContain('libcurl.so');
  });

  test('shows the files of what was found', async () => {
    await page.locator('#findings button', { hasText: 'Files' }).first().click();
    await page.locator('.summary', { hasText: 'only: ' }).waitFor();
    expect(await textOf(page, '.summary')).toContain('APT package indexes');
    expect(await textOf(page, '.grid-body .name')).toContain('deb.example_dists_stable_Packages');
  });

  test('leads the Tab key through every part and out at the end', async () => {
    await page.locator('#layer-final').click();
    await page.locator('body').evaluate((body: { focus(): void }) => body.focus());
    await page.reload();
    await page.waitForSelector('.explorer');
    const { sections, unseen, left } = await tabThrough(page);
    expect(sections).toEqual(['header', 'overview', 'findings', 'map', 'files', 'dockerfile']);
    expect({ unseen, left }).toEqual({ unseen: [], left: true });
  });

  test('opens a layer, a directory and a file with the keyboard alone', async () => {
    await page.locator('.layers button', { hasText: '1' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.summary', { hasText: 'Layer 1 ' }).waitFor();
    await page.locator('.layer-list').focus();
    await page.keyboard.press('Home');
    await page.locator('.summary', { hasText: 'Final file system' }).waitFor();
    await page.locator('.grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    const closed = await page.locator('.grid-body .grid-row').count();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.grid-body .grid-row').count()).toBeGreaterThan(closed);
    await page.keyboard.press('ArrowDown');
    const active = await page.locator('.grid').getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-level')).toBe('2');
  });

  test('has asked for nothing and said nothing', () => {
    expect(troubles).toEqual([]);
  });

  test('lets no script in that is not its own', async () => {
    await expect(page.addScriptTag({ content: 'globalThis.injected = true' })).rejects.toThrow(
      /Trusted|Security Policy/,
    );
  });

  test('breaks no rule of accessibility that axe knows, and in the dark none about colours', async () => {
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page, ['color-contrast'])).toEqual([]);
  });

  test('fits a phone', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await page.locator('html').evaluate((root: { scrollWidth: number }) => root.scrollWidth)).toBe(400);
  });
});
