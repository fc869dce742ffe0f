import { describe, expect, it } from 'vitest';
import { PASSWORDS } from '../../validator/src/examples/example-files.js';
import { getCodeLenses } from '../src/index.js';
import { type OpenOptions, open } from './support/open.js';

/** `line: text`, with the command where there is one to run. */
function lenses(files: Parameters<typeof open>[0], commands: readonly string[] = [], options?: OpenOptions) {
  const { document } = open(files, options);
  return getCodeLenses(document, commands).map(({ range, command }) =>
    [`${range.start.line + 1}: ${command?.title}`, command?.command].filter(Boolean).join(' > '),
  );
}

const SECURE = 'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\n';
const ACL = 'topic $SYS/#\nuser ana\ntopic a\nuser bruno\nuser zoe\ntopic b\n';

describe('getCodeLenses', () => {
  it('says what the target makes of the main file', () => {
    expect(lenses('listener 1883 127.0.0.1\nallow_anonymous true\n', [], { target: '2.0.22' })[0]).toBe(
      '1: Mosquitto 2.0.22 starts with this',
    );
    expect(lenses('\n\nallow_anonymous yes\n')[0]).toBe('1: Mosquitto 2.1.2 refuses this: line 3');
    expect(
      lenses({ 'mosquitto.conf': 'include_dir conf.d\n', 'conf.d/a.conf': 'persistence maybe\n' })[0],
    ).toBe('1: Mosquitto 2.1.2 refuses this: conf.d/a.conf:1');
    expect(lenses('listener 1883\npassword_file none\n')[0]).toBe(
      '1: Mosquitto 2.1.2 fails to start: line 2',
    );
  });

  it('offers what the client can run, for the main file', () => {
    const all = [
      'mosquitto.startTestBroker',
      'mosquitto.chooseTarget',
      'mosquitto.showEffective',
      'mosquitto.showDiagram',
    ];
    expect(lenses('', all)).toEqual([
      '1: $(play) Start test broker > mosquitto.startTestBroker',
      '1: Mosquitto 2.1.2 starts with this > mosquitto.chooseTarget',
      '1: Settings in force > mosquitto.showEffective',
      '1: Diagram > mosquitto.showDiagram',
    ]);
    expect(lenses('')).toEqual(['1: Mosquitto 2.1.2 starts with this']);
    const { document } = open('');
    expect(getCodeLenses(document, all)[0]?.command?.arguments).toEqual(['file:///project/mosquitto.conf']);
  });

  it('says who may connect at a listener', () => {
    expect(lenses({ 'mosquitto.conf': `\n${SECURE}`, passwd: PASSWORDS, acl: ACL }).slice(1)).toEqual([
      `2: ${PASSWORDS.trim().split('\n').length} users, 3 ACL rules`,
    ]);
    expect(lenses('listener 1883\nallow_anonymous true\n')[1]).toBe('1: anonymous, no ACL');
    expect(lenses('listener 1883\n')[1]).toBe('1: no client, no ACL');
    expect(lenses('listener 1883\nplugin /a.so\n')[1]).toBe('1: 1 plugin, no ACL');
  });

  it('says what a bridge carries', () => {
    expect(
      lenses('connection a\naddress b\ntopic x\ntopic y in\ntopic z both\ntopic w out\n').slice(1),
    ).toEqual(['1: 4 topics: 2 out, 1 in, 1 either way']);
  });

  it('shows the content of an included file, and not what the target does with the configuration', () => {
    expect(
      lenses({ 'mosquitto.conf': 'include_dir conf.d\n', 'conf.d/a.conf': '<|>listener 1883\n' }),
    ).toEqual(['1: no client, no ACL']);
  });

  it('says who goes by an ACL file, and what each user has', () => {
    expect(lenses({ 'mosquitto.conf': SECURE, passwd: PASSWORDS, acl: `<|>${ACL}` })).toEqual([
      '1: Used by port 1883',
      '2: 1 rule, has a password',
      '4: 0 rules, has a password',
      '5: 1 rule, has no password',
    ]);
  });

  it('says who goes by a password file', () => {
    expect(
      lenses({
        'mosquitto.conf': `per_listener_settings true\n${SECURE}listener 8883\n`,
        passwd: `<|>${PASSWORDS}`,
        acl: ACL,
      }),
    ).toEqual(['1: Used by port 1883']);
    expect(
      lenses({ 'mosquitto.conf': `${SECURE}listener 8883\n`, passwd: `<|>${PASSWORDS}`, acl: ACL }),
    ).toEqual(['1: Used by all listeners']);
  });
});
