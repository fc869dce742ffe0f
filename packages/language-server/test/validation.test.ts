import { describe, expect, it } from 'vitest';
import { doValidation } from '../src/index.js';
import { open, textAt } from './support/open.js';

/** Rule and text of each diagnostic. */
function found(files: Parameters<typeof open>[0]) {
  const { document } = open(files);
  return doValidation(document).map(({ code, range }) => [code, textAt(document, range)]);
}

describe('doValidation', () => {
  it('shows what is wrong at its place, with a link to the rule', () => {
    const { document } = open('listener 1883\nallow_anonymous yes\n');
    expect(doValidation(document)).toMatchObject([
      {
        range: { start: { line: 1, character: 16 }, end: { line: 1, character: 19 } },
        severity: 1,
        code: 'invalid-boolean',
        codeDescription: { href: 'https://rules.example/invalid-boolean' },
        source: 'mosquitto',
      },
    ]);
  });

  it('shows of a file only what concerns it, be it included or an access file', () => {
    const files = {
      'mosquitto.conf':
        'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\ninclude_dir conf.d\n',
      'conf.d/a.conf': 'max_keepalive x<|>\n',
      passwd: 'ana:$7$101$wrong\n',
      acl: 'user ana\ntopic raed a\n',
    };
    expect(found(files)).toEqual([['invalid-number', 'x']]);
    expect(found({ ...files, 'conf.d/a.conf': '', acl: 'user ana\ntopic raed a<|>\n' })).toEqual([
      ['acl-access-invalid', 'raed'],
    ]);
  });

  it('says nothing of a configuration that is right', () => {
    expect(found('listener 1883 127.0.0.1\nallow_anonymous true\n')).toEqual([]);
  });

  it('counts lines as the editor does, a lone carriage return included', () => {
    const { document } = open('# a\rb\nlistener 1883 127.0.0.1\nallow_anonymous yes\n');
    expect(doValidation(document).map(({ range }) => range.start)).toEqual([
      { line: 0, character: 0 },
      { line: 3, character: 16 },
    ]);
  });

  it('marks the first 1,000 findings of a rule, and says once how many follow', () => {
    const lines = (count: number) => `listener 1883\n${'x\n'.repeat(count)}`;
    expect(found(lines(1001)).filter(([code]) => code === 'unknown-directive')).toHaveLength(1001);
    const { document } = open(lines(1500));
    const unknown = doValidation(document).filter(({ code }) => code === 'unknown-directive');
    expect(unknown).toHaveLength(1001);
    expect(unknown.at(-1)).toMatchObject({
      range: { start: { line: 1001 } },
      message: '… and 500 more of this kind from here on.',
    });
  });
});
