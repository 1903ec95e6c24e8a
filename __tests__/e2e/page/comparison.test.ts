/** The page of a comparison in a real browser. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, launch, openPage, WITHOUT_BROWSER } from '../../kit/pages/browser.ts';
import { AFTER, BEFORE } from '../../kit/pages/compared-images.ts';
import { pageFolder } from '../../kit/pages/page-folder.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';
import { describeOrSkip } from '../../kit/runner/describe-where.ts';

const folder = scratchFolder();
const url = pathToFileURL(join(folder, 'page.html')).href;

describeOrSkip(WITHOUT_BROWSER, 'the page of a comparison in a browser', () => {
  let browser: Browser;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    writeFileSync(join(folder, 'old.tar'), BEFORE);
    writeFileSync(join(folder, 'new.tar'), AFTER);
    const { code } = await runInProcess(['compare', 'old.tar', 'new.tar', '--html', 'page.html'], {
      cwd: folder,
      page: await pageFolder(),
    });
    expect(code).toBe(0);
    browser = await launch();
    ({ page, troubles } = await openPage(browser, url, {}, '.treemap .leaf'));
  });

  afterAll(async () => browser?.close());

  test('says what grew, with its sign', async () => {
    expect(await page.locator('.headline').textContent()).toContain('larger than old.tar');
    const area = page.getByRole('treeitem', { name: '/app/grown +4.00 kB: 1.00 kB before, 5.00 kB after' });
    expect(await area.count()).toBe(1);
    expect(await page.getByRole('treeitem', { name: '/gone −500 B' }).count()).toBe(1);
  });

  test('goes into a directory by the keyboard, and its table follows', async () => {
    await page.locator('.areas [tabindex="0"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.twin caption', { hasText: 'In /app' }).waitFor();
    expect(await page.locator('.twin tfoot').textContent()).toContain('+3.00 kB');
    await page.keyboard.press('Backspace');
    await page.locator('.twin caption', { hasText: 'In All growth' }).waitFor();
  });

  test('has a table by layer whose last row is the image', async () => {
    const rows = await page.locator('#by-layer tr').allTextContents();
    expect(rows.at(-1)).toMatch(/the whole image/);
  });

  test('breaks no rule of accessibility that axe knows, and in the dark none about colours', async () => {
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page, ['color-contrast'])).toEqual([]);
  });

  test('fits a phone, and has said nothing and asked for nothing', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await page.locator('html').evaluate((root: { scrollWidth: number }) => root.scrollWidth)).toBe(400);
    expect(troubles).toEqual([]);
  });
});
