import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkconfig, OPEN, place } from './support.js';

const WRONG = 'listener 1883\nallow_anonymous yes\npersistent_client_expiration 30m\n';
const lint = (folder: string, ...args: readonly string[]) =>
  checkconfig(folder, ['lint', 'm.conf', '--format', 'compact', '--baseline', 'known.json', ...args]);

describe('a baseline', () => {
  test('what was there is counted, and what is new fails', () => {
    const folder = place({ 'm.conf': WRONG });
    const first = lint(folder, '--update-baseline');
    expect(first).toMatchObject({ status: 0, stdout: '' });
    expect(first.stderr).toMatch(/^checkconfig: \d+ findings of the baseline left out\n$/);
    expect(lint(folder)).toEqual(first);
    // The lines of before move; they are known all the same.
    writeFileSync(join(folder, 'm.conf'), `# new\n\n${WRONG}max_connections many\n`);
    const { status, stdout } = lint(folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^m\.conf:6:17: error: .*\n$/);
  });

  test('a second one of the same kind is new', () => {
    const folder = place({ 'm.conf': 'allow_anonymous yes\n' });
    lint(folder, '--update-baseline');
    writeFileSync(join(folder, 'm.conf'), 'allow_anonymous yes\nallow_anonymous yes\n');
    expect(lint(folder).stdout).toContain('m.conf:2:');
  });

  test('it can be read, and has no secret', () => {
    const folder = place({
      'm.conf': `${WRONG}connection c\nremote_password hunter22\nremote_password hunter22\n`,
    });
    lint(folder, '--update-baseline');
    const text = readFileSync(join(folder, 'known.json'), 'utf8');
    expect(text).not.toContain('hunter22');
    expect(JSON.parse(text).findings[0]).toEqual({
      file: 'm.conf',
      rule: expect.any(String),
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      count: 1,
    });
  });

  test.each([
    [undefined, 'the baseline "known.json" cannot be read; --update-baseline writes it'],
    ['{', '"known.json" is not a baseline; remove it, and --update-baseline writes one'],
    ['{"version":2}', '"known.json" is not a baseline; remove it, and --update-baseline writes one'],
    [
      '{"version":1,"findings":[null]}',
      '"known.json" is not a baseline; remove it, and --update-baseline writes one',
    ],
  ])('%j', (text, message) => {
    const folder = place({ 'm.conf': WRONG, ...(text === undefined ? {} : { 'known.json': text }) });
    expect(lint(folder)).toMatchObject({ status: 2, stderr: `checkconfig: ${message}\n` });
  });

  test('the marks of a merge in one are no reason to keep it', () => {
    const folder = place({ 'm.conf': WRONG });
    lint(folder, '--update-baseline');
    const whole = readFileSync(join(folder, 'known.json'), 'utf8');
    writeFileSync(join(folder, 'known.json'), `<<<<<<< ours\n${whole}=======\n${whole}>>>>>>> theirs\n`);
    expect(lint(folder, '--update-baseline').status).toBe(0);
    expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(whole);
  });

  test.each([
    ['a configuration', OPEN],
    ['the file of a plugin', '{ "roles": [], "clients": [] }\n'],
  ])('is never written over something else: %s', (_, text) => {
    const folder = place({ 'm.conf': WRONG, 'known.json': text });
    expect(lint(folder, '--update-baseline')).toMatchObject({
      status: 2,
      stderr:
        'checkconfig: the baseline "known.json" is not written: the file holds something else; name another one\n',
    });
    expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(text);
  });

  test('is not written into a folder', () => {
    const folder = place({ 'm.conf': WRONG, 'known.json/a': '' });
    expect(lint(folder, '--update-baseline')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^checkconfig: the baseline "known\.json" is not written: [^\n]+\n$/),
    });
  });

  test('--update-baseline needs a file', () => {
    expect(checkconfig(place({ 'm.conf': WRONG }), ['lint', 'm.conf', '--update-baseline'])).toMatchObject({
      status: 2,
      stderr: 'checkconfig: --update-baseline needs --baseline FILE, which it writes\n',
    });
  });
});

test.each([
  [[], 0],
  [['--fail-on', 'warning'], 1],
  [['--fail-on', 'info'], 1],
  [['--rule', 'all=info', '--fail-on', 'warning'], 0],
  [['--rule', 'all=info', '--fail-on', 'info'], 1],
])('--fail-on: %j', (args, status) => {
  const text = 'listener 1883 127.0.0.1\nallow_anonymous true\npersistent_client_expiration 30m\n';
  expect(checkconfig(place({ 'm.conf': text }), ['lint', 'm.conf', ...args]).status).toBe(status);
});
