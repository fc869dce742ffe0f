import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const command = fileURLToPath(new URL('../dist/checkconfig.js', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function upgrade(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'upgrade', ...args], {
    cwd: folder,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
  return { status, stdout, stderr };
}

function place(files: Readonly<Record<string, string>>) {
  mkdirSync(join(folder, 'conf.d'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
}

const OLD =
  'port 1883\nallow_anonymous true\nmax_packet_size 1000\nmax_queued_messages 1\nallow_duplicate_messages true\n';

test('says what changes and writes nothing', () => {
  place({ 'm.conf': OLD });
  const { status, stdout, stderr } = upgrade(['m.conf', '--from', '1.6']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe(`m.conf: from Mosquitto 1.6.15 to 2.1.2

Deprecated
  m.conf:1 \`port\` is deprecated.
    edited: The default listener is written as \`listener 1883\`, with its lines below it.

1 change: 1 handled by the edits.
Not written yet: m.conf (--write makes the edits, --format diff shows them)
Mosquitto 2.1.2 starts with the edits.
`);
  expect(readFileSync(join(folder, 'm.conf'), 'utf8')).toBe(OLD);
});

test('--write, in included files too', () => {
  place({
    'm.conf': `include_dir conf.d\n${OLD}`,
    'conf.d/a.conf': 'store_clean_interval 1\nsys_interval 5\n',
  });
  const { status, stdout } = upgrade(['m.conf', '--from', '1.6', '--write']);
  expect(status).toBe(0);
  expect(stdout).toContain('Written: m.conf, conf.d/a.conf\n');
  expect(readFileSync(join(folder, 'm.conf'), 'utf8')).toBe(
    `include_dir conf.d\n${OLD.replace('port', 'listener')}`,
  );
  expect(readFileSync(join(folder, 'conf.d/a.conf'), 'utf8')).toBe('sys_interval 5\n');
});

test('as a diff and as JSON', () => {
  place({ 'm.conf': OLD });
  expect(upgrade(['m.conf', '--from', '1.6', '--format', 'diff']).stdout).toBe(
    '--- m.conf\t1.6.15\n+++ m.conf\t2.1.2\n@@ -1,5 +1,5 @@\n-port 1883\n+listener 1883\n allow_anonymous true\n max_packet_size 1000\n max_queued_messages 1\n allow_duplicate_messages true\n',
  );
  expect(JSON.parse(upgrade(['-', '--from', '1.6', '--format', 'json'], OLD).stdout)).toEqual({
    version: 1,
    path: 'mosquitto.conf',
    from: '1.6.15',
    to: '2.1.2',
    before: 'running',
    after: 'running',
    written: false,
    changes: [
      {
        change: 'default-listener',
        danger: 'deprecated',
        message: '`port` is deprecated.',
        help: expect.any(String),
        edited: true,
        file: 'mosquitto.conf',
        line: 1,
      },
    ],
    files: [
      {
        path: 'mosquitto.conf',
        edits: [{ start: 0, end: 10, newText: 'listener 1883\n' }],
        text: OLD.replace('port', 'listener'),
      },
    ],
  });
});

test('exit 1 where the new release does not start yet', () => {
  place({ 'm.conf': `${OLD}password_file p\n`, p: 'ana:secret\n' });
  const { status, stdout } = upgrade(['m.conf', '--from', '2.0']);
  expect(status).toBe(1);
  expect(stdout).toContain('`mosquitto_passwd -U p`');
  expect(stdout).toContain('Mosquitto 2.1.2 does not start with the edits yet: ');
});

test.each([
  [['m.conf'], 'add --from'],
  [['m.conf', '--from', '9'], 'there is no release "9"'],
  [['m.conf', '--from', '2.1', '--to', '2.1.2'], 'is already for 2.1.2'],
  [['m.conf', '--from', '1.6', '--target', '2.0'], '--from and --to'],
  [['-', '--from', '1.6', '--write'], 'standard input'],
  [['n.conf', '--from', '1.6'], 'cannot be upgraded: Mosquitto 1.6.15 already refuses it (n.conf:1)'],
  [['none.conf', '--from', '1.6'], 'no such file'],
])('%j is told in one sentence', (args, message) => {
  place({ 'm.conf': OLD, 'n.conf': 'nonsense 1\n' });
  const { status, stderr } = upgrade(args, '');
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
