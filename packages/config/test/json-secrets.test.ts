import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskLine, secretsOf } from '../src/secrets.js';

const mask = (line: string) => maskLine(line, 'dynamic-security');

describe('a line of a dynamic security file', () => {
  it.each([
    ['"password": "abc=",', '"password": "…",'],
    ['\t"encoded_password":\t"$7$101$a$b"', '\t"encoded_password":\t"…"'],
    ['{"username": "ana", "Salt": "abc", "roles": []}', '{"username": "ana", "Salt": "…", "roles": []}'],
    ['{"a": {"password": "x1"}, "b": {"salt": "x2"}}', '{"a": {"password": "…"}, "b": {"salt": "…"}}'],
    ['"passwrod": "abc"', '"passwrod": "…"'],
    ["'password': 'abc'", "'password': '…'"],
    ['password: abc', '…'],
    ['password: "abc"', 'password: "…"'],
    ['"password": 12345,', '"password": …,'],
    ['"password": "not closed', '"password": "…'],
    ['  "the value of a name in the line above",', '  "…",'],
    ['root:$6$salt$hash:19000:0:99999:7:::', '…'],
    ['listener 1883', '…'],
  ])('%j is shown as %j', (line, shown) => {
    expect(mask(line)).toBe(shown);
  });

  it.each([
    '"username": "ana", "textname": "Ana"',
    '{"rolename": "house", "acls": [{"acltype": "subscribePattern", "topic": "house/#", "allow": true}]}',
    '\t},',
    '"iterations": 101',
    '',
  ])('%j holds no secret', (line) => {
    expect(mask(line)).toBe(line);
    expect(secretsOf(line, 'dynamic-security')).toEqual([]);
  });

  it('never shows a password, whatever else is in it', () => {
    const name = fc.constantFrom('password', 'encoded_password', 'salt', 'PASSWORD');
    const filler = fc.constantFrom('"username": "ana"', '"roles": []', '"disabled": true');
    fc.assert(
      fc.property(
        fc.array(filler),
        name,
        fc.stringMatching(/^S3CR3T[\w$+/={}:,[\]' ]*$/),
        fc.array(filler),
        (before, key, secret, after) => {
          const line = `{${[...before, `"${key}": "${secret}"`, ...after].join(', ')}}`;
          expect(mask(line)).not.toContain('S3CR3T');
          expect(secretsOf(line, 'dynamic-security')).toEqual([secret]);
        },
      ),
    );
  });
});
