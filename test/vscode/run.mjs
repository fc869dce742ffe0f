// Plays with the packed extension in a real VS Code as a person would. `npm run package:vscode` comes before it.
//
//   PICTURES=FOLDER   where pictures of every step go; dist/vscode-pictures without it
//   README_PICTURES=1 writes packages/vscode/images too
//   ONLY=desktop|web  plays one of the two
//   KEEP=1            leaves the working folder behind
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumPath, startBrowser } from './browser.mjs';
import { installCodeServer, startCodeServer } from './code-server.mjs';
import { Editor } from './editor.mjs';
import { scenarios, webScenarios } from './scenarios/index.mjs';
import { packForWeb } from './web-variant.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const packed = 'packages/vscode/dist/package';
const { version } = JSON.parse(readFileSync('packages/vscode/package.json', 'utf8'));
const vsix = `dist/mosquitto-conf-${version}.vsix`;
const pictures = process.env.PICTURES ?? 'dist/vscode-pictures';

/** What the extension's README and its walkthrough show. */
const inReadme = new Set(['completion', 'diagram', 'hover', 'problems', 'target']);

const lacking = [
  ...(chromiumPath ? [] : ['Chromium']),
  ...(process.platform === 'linux' && process.arch === 'x64'
    ? []
    : ['Linux on x64, for which code-server is taken']),
];
if (lacking.length > 0) {
  console.log(`skipped: this machine lacks ${lacking.join(' and ')}`);
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
if (!existsSync(vsix)) {
  console.error(`There is no ${vsix}: run 'npm run package:vscode' first.`);
  process.exit(1);
}

installCodeServer();
mkdirSync(pictures, { recursive: true });
const started = Date.now();
const say = (text) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);
const work = realpathSync(mkdtempSync(join(tmpdir(), 'mosquitto-conf-vscode-')));
const browser = await startBrowser(join(work, 'browser'));
try {
  const only = process.env.ONLY;
  if (only !== 'web') await play('desktop', vsix, scenarios);
  if (only !== 'desktop') await play('web', packForWeb(packed, work), webScenarios);
  say('everything passed');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
  if (process.env.KEEP) console.log(work);
  else rmSync(work, { recursive: true, force: true });
}

/** With fewer colours a picture is a third as large, and looks the same. */
function shrink(picture, shown) {
  execFileSync('pngquant', ['--force', '--strip', '--speed', '1', '--output', shown, '128', picture]);
}

/** Plays scenarios one after another in one window. */
async function play(name, extension, list) {
  const folder = join(work, name);
  const workspace = join(folder, 'mosquitto');
  cpSync(join(here, 'workspace'), workspace, { recursive: true });
  const server = await startCodeServer(folder, extension);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(30_000);
  const heard = [];
  page.on('console', (message) => heard.push(message.text()));
  let step = 'the window opens';
  try {
    await page.goto(`${server.url}?${new URLSearchParams({ folder: workspace })}`);
    await page.waitForSelector('.monaco-workbench');
    const editor = new Editor(page, workspace);
    const picture = async (file) => {
      const path = join(pictures, `${name}-${file}.png`);
      await page.screenshot({ path });
      const shown = `packages/vscode/images/${file}.png`;
      if (process.env.README_PICTURES && name === 'desktop' && inReadme.has(file)) shrink(path, shown);
    };
    for (const scenario of list) {
      step = scenario.name;
      await scenario.play(editor, picture);
      say(`${name}: ${step}`);
    }
  } catch (error) {
    const failure = join(pictures, `failed-${name}.png`);
    await page.screenshot({ path: failure }).catch(() => {});
    const logs = [readFileSync(server.log, 'utf8'), heard.join('\n')]
      .map((text) => text.slice(-2000))
      .join('\n');
    throw new Error(`${name}: ${step} failed: ${error.message}\nPicture: ${failure}\n${logs}`);
  } finally {
    await page.close();
    await server.stop();
  }
}
