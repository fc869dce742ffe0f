import { describe, expect, it } from 'vitest';
import { doComplete, doResolve } from '../src/index.js';
import { accepted, details, labels, offered } from './support/complete.js';
import { open } from './support/open.js';

const HASH = `$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==`;

function files(acl: string, more = ''): Record<string, string> {
  return {
    'mosquitto.conf': `listener 1883\npassword_file passwd\nacl_file acl\n${more}`,
    acl,
    passwd: `ana:${HASH}\nbob:${HASH}\n`,
  };
}

describe('doComplete in an ACL file', () => {
  it('offers how a line may begin', () => {
    expect(labels(files('<|>'))).toEqual(['pattern', 'topic', 'user']);
    expect(accepted(files('us<|>'), 'user')).toBe('user ');
    expect(accepted(files('t<|>opc read a\n'), 'topic')).toBe('topic read a\n');
  });

  it('offers users with a password and without a line of their own', () => {
    expect(labels(files('user <|>'))).toEqual(['ana', 'bob']);
    expect(labels(files('user ana\ntopic a\nuser <|>'))).toEqual(['bob']);
    expect(accepted(files('user a<|>nna\n'), 'ana')).toBe('user ana\n');
  });

  it('offers what may be granted, as the target has it', () => {
    expect(labels(files('topic <|>')).slice(0, 4)).toEqual(['read', 'write', 'readwrite', 'deny']);
    expect(labels(files('topic <|>'), { target: '1.6' })).not.toContain('deny');
    expect(accepted(files('topic re<|>'), 'read')).toBe('topic read ');
    expect(accepted(files('topic raed<|> a/b\n'), 'read')).toBe('topic read a/b\n');
  });

  it('offers topics of other lines and of bridges', () => {
    const bridge = 'connection attic\naddress attic.lan\ntopic sensors/# in 1 home/ ""\n';
    const found = details(files('topic read doors/#\nuser ana\ntopic write <|>', bridge));
    expect(found).toMatchObject({
      '#': expect.any(String),
      '$SYS/#': expect.any(String),
      'doors/#': 'Named in acl',
      'home/sensors/#': 'Of the bridge attic',
    });
    expect(labels(files('topic read doors/#<|>\n'))).not.toContain('doors/#');
    expect(accepted(files('topic read doors/#\ntopic write do<|>x y\n'), 'doors/#')).toBe(
      'topic read doors/#\ntopic write doors/#\n',
    );
  });

  it('offers the username and the client id where a level of a pattern begins', () => {
    expect(labels(files('pattern read users/<|>'))).toEqual(['%u', '%c']);
    expect(accepted(files('pattern read users/<|>'), '%u')).toBe('pattern read users/%u');
    expect(accepted(files('pattern read users/%<|>'), '%c')).toBe('pattern read users/%c');
    expect(offered(files('pattern read users<|>')).map(({ label }) => label)).not.toContain('%u');
    expect(labels(files('topic read <|>'))).not.toContain('%u');
  });

  it('offers nothing behind words that mean nothing', () => {
    expect(offered(files('topic raed <|>'))).toEqual([]);
    expect(offered(files('what <|>'))).toEqual([]);
  });
});

describe('doComplete in a password file', () => {
  it('offers nothing', () => {
    expect(offered({ ...files(''), passwd: '<|>' })).toEqual([]);
    expect(offered({ ...files(''), passwd: 'ana:<|>' })).toEqual([]);
  });
});

describe('doComplete in a comment', () => {
  it('offers no directives', () => {
    expect(labels('# allow<|>')).toEqual([]);
    expect(offered('# why we allow<|>')).toEqual([]);
  });

  it('completes the words that switch rules off', () => {
    expect(accepted('# check<|>', 'checkconfig-disable')).toBe('# checkconfig-disable');
    expect(accepted('#<|>', 'checkconfig-disable')).toBe('# checkconfig-disable');
    expect(accepted('#check<|>\n', 'checkconfig-enable')).toBe('# checkconfig-enable\n');
    expect(labels('# checkconfig-d<|>')).toEqual(['checkconfig-disable-next-line', 'checkconfig-disable']);
  });

  it('offers nothing unasked when an ordinary comment begins', () => {
    const ask = (text: string) => {
      const { document, position } = open(text);
      return doComplete(document, position, { trigger: ' ' }).items.length;
    };
    expect(ask('# <|>')).toBe(0);
    expect(ask('# checkconfig-disable <|>')).toBeGreaterThan(0);
  });

  it('then offers the rules that can be switched off and are not named yet', () => {
    const found = labels('# checkconfig-disable-next-line <|>');
    expect(found).toContain('duration-in-months');
    expect(found, 'an error').not.toContain('invalid-boolean');
    expect(labels('# checkconfig-disable duration-in-months, <|>')).not.toContain('duration-in-months');
    expect(accepted('# checkconfig-disable duration<|>-x\n', 'duration-in-months')).toBe(
      '# checkconfig-disable duration-in-months\n',
    );
  });

  it('offers nothing in the reason', () => {
    expect(offered('# checkconfig-disable duration-in-months -- because <|>')).toEqual([]);
    expect(offered('# something else <|>')).toEqual([]);
  });

  it('explains a rule once it is looked at', () => {
    const [first] = offered('# checkconfig-disable <|>');
    expect(doResolve(first!)).toHaveProperty('documentation.value');
  });

  it('works in ACL and password files too', () => {
    expect(labels(files('# <|>'))).toContain('checkconfig-disable');
    expect(labels({ ...files(''), passwd: '# <|>' })).toContain('checkconfig-disable');
  });
});
