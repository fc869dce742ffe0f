import { describe, expect, test } from 'vitest';
import { readAclFile, readPasswordFile, readPskFile } from '../../src/access/index.js';
import { type Place, Report } from '../../src/report.js';
import { expectWritten, type FakeFile, GENERATIONS, oneFile, release } from './support.js';

const at: Place = { file: 'mosquitto.conf', line: 3, span: { start: 10, end: 20 } };
const ACCOUNT = { uid: 100, gid: 101 };
/** The permissions of a file that the broker's user owns. */
const OWN = { mode: 0o600, ...ACCOUNT };
const READERS = { password: readPasswordFile, ACL: readAclFile, PSK: readPskFile } as const;

function open(
  kind: keyof typeof READERS,
  name: string,
  file: FakeFile,
  account: typeof ACCOUNT | null = ACCOUNT,
) {
  const report = new Report();
  const model = READERS[kind]('f', release(name), oneFile(file), report, at, account ?? undefined);
  expectWritten(report);
  for (const problem of report.problems) {
    expect(problem.place).toBe(at);
    expect(problem.stage).toBe('startup');
    expect(problem.named).toBeUndefined();
  }
  return {
    found: model !== undefined,
    refused: report.problems.map((p) => p.code),
    remarks: report.remarks
      .filter((r) => r.code.startsWith('access') || r.code.startsWith('file'))
      .map((r) => r.code),
  };
}

describe.each(['password', 'ACL', 'PSK'] as const)('a %s file', (kind) => {
  test.each(GENERATIONS)('%s does not start if it is missing or denied', (name) => {
    expect(open(kind, name, { content: 'missing' })).toEqual({
      found: false,
      refused: ['access-file-missing'],
      remarks: [],
    });
    expect(open(kind, name, { content: 'denied' })).toEqual({
      found: false,
      refused: ['access-file-denied'],
      remarks: [],
    });
  });

  test.each(GENERATIONS)('%s: nothing is known of a file on another machine', (name) => {
    expect(open(kind, name, { content: 'unknown', link: true })).toEqual({
      found: false,
      refused: [],
      remarks: ['file-not-here'],
    });
  });

  test('2.1 follows no link', () => {
    expect(open(kind, '2.0.22', { content: '', link: true, status: OWN }).refused).toEqual([]);
    expect(open(kind, '2.1.0', { content: '', link: true }).refused).toEqual(['access-file-link']);
  });

  test('a folder', () => {
    expect(open(kind, '2.0.12', { content: 'directory' }).refused).toEqual(['access-file-directory']);
    const refused = { found: false, refused: ['access-file-directory'], remarks: [] };
    const empty = { found: true, refused: [], remarks: ['access-file-directory'] };
    expect(open(kind, '2.0.11', { content: 'directory' })).toEqual(refused);
    expect(open(kind, '1.6.8', { content: 'directory' })).toEqual(kind === 'ACL' ? empty : refused);
  });

  test('up to 2.0.11 the broker reads a folder without end', () => {
    const hangs = (name: string) => {
      const report = new Report();
      READERS[kind]('f', release(name), oneFile({ content: 'directory' }), report, at);
      return report.problems.map((problem) => problem.hangs);
    };
    expect(hangs('2.0.11')).toEqual([true]);
    expect(hangs('2.0.12')).toEqual([undefined]);
  });

  test('a file whose kind and permissions cannot be told is read', () => {
    const files = { ...oneFile({ content: '' }), status: () => 'unknown' as const };
    const report = new Report();
    expect(READERS[kind]('f', release('2.1.2'), files, report, at)).toBeDefined();
    expect(report.problems).toEqual([]);
  });

  test('it is kept as text, once for all that name it', () => {
    const report = new Report();
    const files = oneFile({ content: 'a:b\n' });
    const read = () => READERS[kind]('f', release('1.6.15'), files, report, at);
    read();
    const document = report.documents.get('f');
    expect(document?.text).toBe('a:b\n');
    expect(report.syntaxOf('f')).toBe(kind === 'ACL' ? 'acl' : 'credentials');
    read();
    expect(report.documents.get('f')).toBe(document);
  });

  test('placeholders of a template are looked for in ACL files, and said once', () => {
    const report = new Report({ templates: true });
    const files = oneFile({ content: 'topic read {{ topic }}\n' });
    for (let time = 0; time < 2; time++) {
      READERS[kind]('f', release('1.6.15'), files, report, at);
      const told = report.remarks.filter(({ code }) => code === 'template');
      expect(told).toHaveLength(kind === 'ACL' ? 1 : 0);
    }
  });

  test('a device', () => {
    expect(open(kind, '2.0.11', { content: '', status: { ...OWN, kind: 'device' } }).refused).toEqual([]);
    expect(open(kind, '2.0.12', { content: '', status: { ...OWN, kind: 'device' } }).refused).toEqual([
      'access-file-directory',
    ]);
  });

  test('from 2.0.16 mode, owner and group are looked at', () => {
    const open644 = { content: '', status: { mode: 0o644, uid: 0, gid: 101 } };
    expect(open(kind, '2.0.15', open644).remarks).toEqual([]);
    expect(open(kind, '2.0.16', open644).remarks).toEqual(['access-file-permissions']);
    expect(open(kind, '2.1.2', { content: '', status: { uid: 100, gid: 0 } }).remarks).toEqual([
      'access-file-group',
    ]);
    expect(open(kind, '2.1.2', { content: '', status: OWN }).remarks).toEqual([]);
    expect(open(kind, '2.1.2', { content: '', status: { uid: -1, gid: -1 } }).remarks).toEqual([]);
  });

  test('its permissions must let the user read it', () => {
    const root = { content: '', status: { mode: 0o600, uid: 0, gid: 0 } };
    expect(open(kind, '2.0.0', root).refused).toEqual(['access-file-denied']);
    expect(open(kind, '2.0.0', root, { uid: 0, gid: 0 }).refused).toEqual([]);
    expect(open(kind, '2.0.0', { content: '', status: OWN }).refused).toEqual([]);
  });

  test('they are reported at the line that names the file', () => {
    const report = new Report();
    READERS[kind](
      'f',
      release('2.1.2'),
      oneFile({ content: '', status: { mode: 0o644 } }),
      report,
      at,
      ACCOUNT,
    );
    const [remark] = report.remarks.filter(({ code }) => code === 'access-file-permissions');
    expect(remark?.place).toBe(at);
  });

  test('root has files like any other user', () => {
    const root = { uid: 0, gid: 0 };
    const file = { content: '', status: { mode: 0o600, uid: 0, gid: 5 } };
    expect(open(kind, '2.1.2', file, root).remarks).toEqual(['access-file-group']);
  });

  test('nothing is reported about the owner where it is not known who the broker is', () => {
    const file = { content: '', status: { mode: 0o644, uid: 0, gid: 0 } };
    expect(open(kind, '2.1.2', file, { uid: -1, gid: -1 }).remarks).toEqual([]);
  });

  test('nor where its owner cannot be told', () => {
    const unknown = { ...oneFile({ content: '' }), status: () => 'unknown' as const };
    const report = new Report();
    READERS[kind]('f', release('2.1.2'), unknown, report, at, ACCOUNT);
    expect(report.remarks.filter(({ code }) => code.startsWith('access'))).toEqual([]);
  });

  test('nothing is reported about the permissions of a copy', () => {
    const copy = { content: '', status: { mode: 0o666, uid: 0, gid: 0 } };
    expect(open(kind, '2.1.2', copy, null).remarks).toEqual([]);
    expect(open(kind, '2.1.2', { content: '', status: { ...copy.status, copy: true } }).remarks).toEqual([]);
    expect(open(kind, '2.1.2', copy).remarks).not.toEqual([]);
  });
});

test('mode, owner and group of a file are one remark, with a command for each', () => {
  const report = new Report();
  const file = { content: '', status: { mode: 0o604, uid: 5, gid: 6 } };
  readPskFile('f', release('2.1.2'), oneFile(file), report, undefined, ACCOUNT);
  const [remark] = report.remarks.filter(({ code }) => code.startsWith('access'));
  expect(remark).toMatchObject({
    code: 'access-file-permissions',
    message:
      "Every user of this machine can access the PSK file `f`. The PSK file `f` does not belong to the broker's user. " +
      'The PSK file `f` does not belong to the group of the broker.',
    help: expect.stringMatching(/`chmod o= f`.*`chown USER f`.*`chgrp GROUP f`/),
  });
  expect(remark).not.toHaveProperty('place');
});

test('root owns with the number 0: it is not the user of the broker', () => {
  const report = new Report();
  const file = { content: '', status: { mode: 0o640, uid: 0, gid: 101 } };
  readPskFile('f', release('2.1.2'), oneFile(file), report, at, ACCOUNT);
  expect(report.remarks.map(({ code }) => code)).toContain('access-file-owner');
});
