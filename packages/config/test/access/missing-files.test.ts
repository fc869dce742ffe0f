import { describe, expect, test } from 'vitest';
import { readAclFile, readPasswordFile, readPskFile } from '../../src/access/index.js';
import { shownEntries } from '../../src/access/shown-entries.js';
import type { FileSystem } from '../../src/host.js';
import { Report } from '../../src/report.js';
import { oneFile, release } from './support.js';

const readers = { passwords: readPasswordFile, acl: readAclFile, psk: readPskFile };

/** The file that could be made where one is missing. */
function creatable(kind: keyof typeof readers, name: string, change: Partial<FileSystem> = {}) {
  const report = new Report();
  readers[kind]('f', release(name), { ...oneFile({ content: 'missing' }), ...change }, report);
  expect(report.problems.map(({ code }) => code)).toEqual(['access-file-missing']);
  return report.problems[0]!.creatable;
}

describe('a missing file can be made where an empty one allows nothing', () => {
  test.each([
    ['passwords', '1.6.8', undefined],
    ['passwords', '1.6.9', 'f'],
    ['passwords', '2.1.2', 'f'],
    ['acl', '1.5.5', undefined],
    ['acl', '1.5.6', 'f'],
    ['acl', '1.6.8', 'f'],
    ['psk', '1.6.8', 'f'],
  ] as const)('%s of %s: %s', (kind, name, expected) => {
    expect(creatable(kind, name)).toBe(expected);
  });

  test('and where files can be written', () => {
    expect(creatable('acl', '2.1.2', { writable: () => 'denied' })).toBe(undefined);
  });
});

test('what is not there because it is not mounted is not spoken of', () => {
  const said = (unread: 'not-mounted' | undefined) => {
    const report = new Report();
    const files = { ...oneFile({ content: 'unknown' }), unread: () => unread };
    expect(readAclFile('f', release('2.1.2'), files, report)).toBe(undefined);
    return report.remarks.length;
  };
  expect([said('not-mounted'), said(undefined)]).toEqual([0, 1]);
});

test('entries whose names may be secrets are not shown', () => {
  const entries: { readonly name: string; readonly mayBeSecret?: true }[] = [
    { name: 'a', mayBeSecret: true },
    { name: 'b' },
  ];
  expect(shownEntries(entries)).toEqual([{ name: 'b' }]);
  expect(shownEntries()).toEqual([]);
});

test.each(['1.6.15', '2.0.22'])('%s: a name or a hash that is too long is told apart', (name) => {
  const said = (text: string) => {
    const report = new Report();
    readPasswordFile('f', release(name), oneFile({ content: text }), report);
    return report.remarks
      .filter(({ code }) => code.includes('too-long'))
      .map(({ code, message, help }) => [code, message, help === 'Shorten it.']);
  };
  const long = 'x'.repeat(65536);
  expect(said(`${long}:$6$a$b\n`)).toEqual([
    ['password-user-too-long', 'The username is longer than 65,535 bytes.', true],
  ]);
  expect(said(`ana:${long}\n`)).toEqual([
    ['password-too-long', 'The password is longer than 65,535 bytes.', false],
  ]);
});

test('identities that are too long are ignored, each by itself', () => {
  const report = new Report();
  const long = 'x'.repeat(65536);
  readPskFile('f', release('2.0.22'), oneFile({ content: `${long}:00\n${long}:00\n` }), report);
  expect(report.remarks.map(({ code }) => code)).toEqual(['psk-too-long', 'psk-too-long']);
});
