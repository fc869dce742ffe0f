import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkconfig, OPEN, place } from './support.js';

const diagram = (files: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  checkconfig(place(files), ['diagram', 'm.conf', ...args]);

describe('diagram', () => {
  test('prints an SVG that needs no other file', () => {
    const { status, stdout, stderr } = diagram({ 'm.conf': OPEN });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[\s\S]*<\/svg>\n$/);
    expect(stdout).toContain('prefers-color-scheme: dark');
    expect(stdout).not.toMatch(/href=|url\(|<script/);
  });

  test.each([
    ['mermaid', /^flowchart LR\n/],
    ['dot', /^digraph mosquitto \{\n/],
  ])('--format %s', (format, begin) => {
    expect(diagram({ 'm.conf': OPEN }, '--format', format)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(begin),
    });
  });

  test('a configuration that is refused is drawn with the reason', () => {
    const { status, stdout } = diagram(
      { 'm.conf': 'listener 1883\nallow_anonymous maybe\n' },
      '--theme',
      'light',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('refuses this');
  });

  test('the settings file says which release it is drawn for, unless --target does', () => {
    const files = { 'm.conf': OPEN, 'checkconfig.yaml': 'target: "1.6"\n' };
    expect(diagram(files).stdout).toContain('Mosquitto 1.6');
    expect(diagram(files, '--target', '2.0.22').stdout).toContain('Mosquitto 2.0.22');
    expect(diagram(files, '--no-config').stdout).not.toContain('Mosquitto 1.6');
  });

  test('no secret of the configuration is in it', () => {
    const secret = 'Tr0ub4dor';
    const text = `listener 1883 127.0.0.1\nallow_anonymous true\nconnection c\naddress h\nremote_username u\nremote_password ${secret}\ntopic #\n`;
    for (const format of ['svg', 'mermaid', 'dot'])
      expect(diagram({ 'm.conf': text }, '--format', format).stdout).not.toContain(secret);
  });

  test('--open gives the picture to the browser', { skip: process.platform !== 'linux' }, async () => {
    const folder = place({ 'm.conf': OPEN, 'bin/xdg-open': '#!/bin/sh\necho "$1" > "$OPENED"\n' });
    chmodSync(join(folder, 'bin/xdg-open'), 0o755);
    const opened = join(folder, 'opened');
    const env = { PATH: `${folder}/bin:${process.env.PATH}`, OPENED: opened, TMPDIR: folder };
    const { status, stdout } = checkconfig(folder, ['diagram', 'm.conf', '--open'], undefined, env);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    await expect.poll(() => readFileSync(readFileSync(opened, 'utf8').trim(), 'utf8')).toMatch(/^<svg /);
  });

  test('--open without a browser says where the picture is', () => {
    const folder = place({ 'm.conf': OPEN });
    const { status, stderr } = checkconfig(folder, ['diagram', 'm.conf', '--open'], undefined, {
      PATH: folder,
      TMPDIR: folder,
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^checkconfig: --open: "\S+" cannot be started; the picture is in ".*mosquitto\.svg"\n$/,
    );
  });

  test('--open shows an SVG only', () => {
    expect(diagram({ 'm.conf': OPEN }, '--open', '--format', 'dot')).toMatchObject({
      status: 2,
      stderr: 'checkconfig: --open shows an SVG: leave out --format dot\n',
    });
  });
});

describe('settings files hold for other commands too', () => {
  const files = {
    'old.conf': 'listener 1883\n',
    'm.conf': 'listener 1883\nallow_anonymous true\n',
    'checkconfig.yaml': 'target: "1.6.15"\n',
  };

  test('effective', () => {
    const folder = place(files);
    expect(checkconfig(folder, ['effective', 'm.conf']).stdout).toContain('1.6.15');
    expect(checkconfig(folder, ['effective', 'm.conf', '--no-config']).stdout).not.toContain('1.6.15');
    expect(checkconfig(folder, ['effective', 'm.conf', '--target', '2.0.22']).stdout).toContain('2.0.22');
  });

  test('diff', () => {
    const folder = place(files);
    const changes = (...args: readonly string[]) =>
      JSON.parse(checkconfig(folder, ['diff', 'old.conf', 'm.conf', '--format', 'json', ...args]).stdout);
    expect(changes().target).toBe('1.6.15');
    expect(changes('--target', '2.0.22').target).toBe('2.0.22');
  });
});
