import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { argumentsOf, named, output, printed, untranslated } from './language-support.js';
import { place } from './support.js';

/** What Mosquitto logs too, in the same words, so that scripts which wait for it find it. */
const MOSQUITTO_LOGS = [
  /^mosquitto version \S+ (starting|running|terminating)$/,
  /^Config loaded from \S+\.$/,
  /^Opening (ipv4|ipv6|unix) listen socket on (port \d+|path \S+)\.$/,
  /^Starting in local only mode\./,
  /^Create a configuration file which defines a listener/,
  /^For more details see /,
  /^Saving in-memory database to \S+\.$/,
  /^Restored \d+ (retained messages|clients)$/,
  /^Reloading config\.$/,
  /^Configuration file is OK\.$/,
  /^Connecting bridge /,
  /^Warning: Unable to connect bridge /,
  /^Error: Address already in use$/,
  /^(password-file: )?Error: Unable to open (config file|pwfile|acl_file)/,
  /^Error: Invalid '?\w+'? value \(\S+\)\.$/,
  /^Error found at \S+:\d+\.$/,
];

/** What is logged besides, without what errors in Mosquitto's log begin with. */
function ownLines(log: string): string {
  const lines = log.split('\n').map((line) => line.replace(/^\d+: /, ''));
  return lines
    .filter((line) => !MOSQUITTO_LOGS.some((known) => known.test(line)))
    .map((line) => line.replace(/^Error( creating bridge)?: /, ''))
    .join('\n');
}

const RUN = {
  'porta.conf': `listener 1883
allow_anonymous true
user raiz
max_keepalive 60
log_dest stderr
log_dest file mosquitto.log
pid_file mosquitto.pid
persistence true
plugin /opt/porteiro.so
connection nuvem
address nuvem.example:1883
topic casa/# out 1
`,
  'outra.conf': 'listener 1884\nallow_anonymous true\nlog_dest stderr\n',
  'recusado.conf': 'listener 1883\nallow_anonymous talvez\n',
  'falta.conf': 'listener 1883\npassword_file nada\n',
  'socket.conf': 'listener 0 ocupado\nallow_anonymous true\n',
  ocupado: '',
  'cheia.conf':
    'listener 1884 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location F/\npersistence_file estragado\n',
  estragado: 'x'.repeat(100),
  'curta.conf':
    'listener 1884 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location F/\npersistence_file cortado\n',
  // It ends within the version.
  cortado: Buffer.from('\0\xb5\0mosquitto db\0\0\0\0\0\0', 'latin1'),
  'vazia.conf':
    'listener 1884 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location F/\npersistence_file vazio\n',
  vazio: '',
  'ponte.conf':
    'listener 1884 127.0.0.1\nallow_anonymous true\nconnection c\naddress 127.0.0.1:9\ntopic #\nremote_password abc\n',
};

afterEach(() => vi.unstubAllEnvs());

describe('what the test broker says that Mosquitto does not', () => {
  it.each([
    ['run F/porta.conf --ephemeral'],
    ['run F/porta.conf --ephemeral --keep --plugins ignore --bridge nuvem=off'],
    ['run F/porta.conf --ephemeral --strict'],
    ['run F/porta.conf --ephemeral --port 1999'],
    ['run F/outra.conf --ephemeral --test-config'],
    ['run F/recusado.conf --ephemeral'],
    ['run F/falta.conf --ephemeral'],
    ['run F/socket.conf'],
    ['run F/cheia.conf --ephemeral --in-place'],
    ['run F/curta.conf --ephemeral --in-place'],
    ['run F/vazia.conf --ephemeral --in-place'],
    ['run F/ponte.conf --ephemeral --bridge connect'],
  ])('%s', async (line) => {
    const folder = place(RUN);
    for (const [name, text] of Object.entries(RUN))
      if (name.endsWith('.conf'))
        writeFileSync(join(folder, name), String(text).replaceAll('F/', `${folder}/`));
    // With --keep a folder stays there.
    vi.stubEnv('TMPDIR', folder);
    const ended = printed(argumentsOf(line, folder));
    const isRunning = await Promise.race([
      ended.then(() => false),
      expect
        .poll(() => output.text, { timeout: 20_000 })
        .toMatch(/ running$/m)
        .then(() => true),
    ]);
    if (isRunning) process.emit('SIGTERM');
    await ended;
    expect(output.text).not.toBe('');
    const known = [folder, ...named(line), ...Object.keys(RUN), ...Object.values(RUN).map(String)];
    expect(untranslated(ownLines(output.text), known)).toEqual([]);
  });
});
