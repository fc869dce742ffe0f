// Looks at the site that `npm run docs` wrote, in a real browser: widths of a phone and a desktop, search, links and anchors.
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromiumPath, startBrowser } from '../test/vscode/browser.mjs';
import { linkTo, slugify } from './site-links.mjs';

const site = 'dist/site';
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain',
};
const WIDTHS = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };

/** One of each kind, with its scripts. The others differ only in their text, which needs none to be laid out. */
const LIVE_PAGES = [
  'README.md',
  'docs/guide.md',
  'docs/commands/lint.md',
  'docs/configuration-tests.md',
  'docs/rules/README.md',
  'docs/rules/passwords-in-clear.md',
  'docs/reference/listener.md',
  'examples/guide-tls/README.md',
].map((page) => fileOf(linkTo(page)));

const failures = [];
const fail = (text) => failures.push(text);
if (!existsSync(join(site, 'index.html'))) stop('there is no site: run npm run docs');
if (!chromiumPath) stop('there is no Chromium: install it, or name it in CHROMIUM');

const pages = readdirSync(site, { recursive: true })
  .filter((file) => file.endsWith('.html') && file !== '404.html')
  .map((file) => `/${file}`)
  .sort();
const html = new Map(pages.map((page) => [page, readFileSync(site + page, 'utf8')]));
checkLinks();

const server = createServer(serve);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const home = mkdtempSync(join(tmpdir(), 'site-'));
const browser = await startBrowser(home);
try {
  await checkWidth('phone', pages, { javaScriptEnabled: false });
  for (const name of Object.keys(WIDTHS)) await checkWidth(name, LIVE_PAGES);
  for (const [name, viewport] of Object.entries(WIDTHS)) await checkSearch(name, viewport);
} finally {
  await browser.close();
  server.close();
  rmSync(home, { recursive: true, force: true });
}
console.log(`${pages.length} pages, ${failures.length} faults`);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;

/** Every link within the site leads to a file, and every anchor to a heading. */
function checkLinks() {
  const ids = new Map(
    [...html].map(([page, text]) => [
      page,
      new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => unescaped(id))),
    ]),
  );
  for (const [page, text] of html)
    for (const [, href] of text.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
      const url = new URL(unescaped(href), `http://site${page}`);
      if (url.host !== 'site') continue;
      const file = fileOf(decodeURI(url.pathname));
      if (file === undefined) fail(`${page}: the link ${href} leads nowhere`);
      else if (
        url.hash !== '' &&
        file.endsWith('.html') &&
        !ids.get(file)?.has(decodeURIComponent(url.hash.slice(1)))
      )
        fail(`${page}: the page of the link ${href} has no such heading`);
    }
}

/** No page scrolls sideways or asks another machine for anything, and no script fails. */
async function checkWidth(name, paths, options = {}) {
  const page = await browser.newPage({ viewport: WIDTHS[name], ...options });
  let at = '';
  page.on('pageerror', (error) => fail(`${at} (${name}): ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      fail(`${at} asks for ${request.url()}`);
  });
  for (const path of paths) {
    at = path;
    await page.goto(origin + path, { waitUntil: 'load' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) fail(`${path} (${name}): scrolls sideways by ${wide} pixels`);
  }
  await page.close();
}

/** A person finds a directive, a rule and a command. */
async function checkSearch(name, viewport) {
  const page = await browser.newPage({ viewport });
  for (const [words, found] of [
    ['allow_anonymous', `${linkTo('docs/reference/access.md')}#${slugify('allow_anonymous')}`],
    ['passwords-in-clear', linkTo('docs/rules/passwords-in-clear.md')],
    ['checkconfig upgrade', linkTo('docs/commands/upgrade.md')],
  ]) {
    await page.goto(origin, { waitUntil: 'networkidle' });
    await page.locator('#local-search button').first().click();
    await page.locator('.search-input').fill(words);
    try {
      await page.locator(`.results a.result[href^="${found}"]`).first().click({ timeout: 20_000 });
      await page.waitForURL(({ href }) => href.startsWith(origin + found), { timeout: 20_000 });
    } catch {
      fail(`search (${name}): "${words}" does not lead to ${found}`);
    }
  }
  await page.close();
}

/** The file of a path of the site; undefined where there is none. */
function fileOf(path) {
  const isFile = (file) => existsSync(site + file) && statSync(site + file).isFile();
  return [path, `${path}.html`, `${path.replace(/\/$/, '')}/index.html`].find(isFile);
}

function serve({ url }, response) {
  const file = fileOf(decodeURI(new URL(url, 'http://site').pathname));
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(site + file).pipe(response);
}

function unescaped(text) {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function stop(text) {
  console.error(text);
  process.exit(2);
}
