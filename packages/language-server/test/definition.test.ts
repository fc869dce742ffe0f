import { describe, expect, it } from 'vitest';
import { findDefinition } from '../src/index.js';
import { shown } from './support/navigation.js';
import { type OpenOptions, open } from './support/open.js';

function definition(files: Parameters<typeof open>[0], options?: OpenOptions) {
  const { project, document, position } = open(files, options);
  return shown(project, findDefinition(document, position));
}

const ACCESS = {
  'mosquitto.conf': 'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\n',
  passwd: 'ana:$7$x\nbea c:$7$y\n',
  acl: 'topic read a\nuser ana\ntopic b\nuser bea c\ntopic c\n',
};

describe('findDefinition', () => {
  it.each([
    ['password_file pass<|>wd', 'passwd:1:'],
    ['password_file passwd<|>', 'passwd:1:'],
    ['password_file   <|>passwd  ', 'passwd:1:'],
    ['listener 8883\ncertfile <|>my certificates/server.pem', 'my certificates/server.pem:1:'],
    ['log_dest file <|>broker.log', 'broker.log:1:'],
    ['plugin_load dynsec li<|>b.so', 'lib.so:1:'],
    ['plugin lib.so\nplugin_opt_config_file <|>dynsec.json', 'dynsec.json:1:'],
    ['persistence_location db\npersistence_file <|>m.db', 'db/m.db:1:'],
  ])('goes from a path to the file: %s', (text, file) => {
    const others = {
      passwd: '',
      'my certificates/server.pem': '',
      'broker.log': '',
      'lib.so': '',
      'dynsec.json': '',
      'db/m.db': '',
    };
    expect(definition({ 'mosquitto.conf': `${text}\n`, ...others })).toEqual([file]);
  });

  it.each([
    'log_dest file <|>none.log\n',
    'log_dest <|>stdout\n',
    'password_file <|>missing\n',
    'listener 8883\ncapath <|>folder\n',
    'pid_file <|>/run/mosquitto.pid\n',
    'plugin lib.so\nplugin_opt_size <|>100\n',
    'max_connections <|>3\n',
    '# password_file pas<|>swd\n',
    '<|>',
  ])('finds nothing where there is no file: %j', (text) => {
    expect(definition({ 'mosquitto.conf': text, 'folder/a.pem': '', passwd: '' })).toEqual([]);
  });

  it('goes from include_dir to each included file', () => {
    const files = { 'conf.d/b.conf': '', 'conf.d/a.conf': '', 'conf.d/readme': '' };
    expect(definition({ 'mosquitto.conf': 'include_dir co<|>nf.d\n', ...files })).toEqual([
      'conf.d/a.conf:1:',
      'conf.d/b.conf:1:',
    ]);
  });

  it('goes from a user line of an ACL file to the password', () => {
    expect(definition({ ...ACCESS, acl: 'user an<|>a\n' })).toEqual(['passwd:1:ana']);
    expect(definition({ ...ACCESS, acl: 'user bea <|>c\n' })).toEqual(['passwd:2:bea c']);
    expect(definition({ ...ACCESS, acl: 'user carl<|>\n' })).toEqual([]);
    expect(definition({ ...ACCESS, acl: 'us<|>er ana\n' })).toEqual([]);
  });

  it('stays at a password entry, and finds both entries of a name', () => {
    expect(definition({ ...ACCESS, passwd: 'ana:$7$x\nbea<|>:$7$y\n' })).toEqual(['passwd:2:bea']);
    expect(definition({ ...ACCESS, passwd: 'a<|>na:$7$x\nana:$7$y\n' })).toEqual([
      'passwd:1:ana',
      'passwd:2:ana',
    ]);
    expect(definition({ ...ACCESS, passwd: 'ana:$7$<|>x\n' })).toEqual([]);
  });

  it('finds the passwords of each listener that uses the ACL file, and of no other', () => {
    const main = [
      'per_listener_settings true',
      'listener 1\npassword_file p1\nacl_file acl',
      'listener 2\npassword_file p2\nacl_file acl',
      'listener 3\npassword_file p3\nacl_file other',
    ].join('\n');
    const files = {
      'mosquitto.conf': main,
      p1: 'ana:x\n',
      p2: 'ana:x\n',
      p3: 'ana:x\n',
      other: 'user ana\n',
    };
    expect(definition({ ...files, acl: 'user an<|>a\n' })).toEqual(['p1:1:ana', 'p2:1:ana']);
    expect(definition({ ...files, acl: '', other: 'user an<|>a\n' })).toEqual(['p3:1:ana']);
  });

  it('takes identities of keys for users only where the listener does', () => {
    const main = 'listener 8883\npsk_file psk\npsk_hint x\nacl_file acl\n';
    const files = { psk: 'ana:00\n', acl: 'user an<|>a\n' };
    expect(definition({ 'mosquitto.conf': main, ...files })).toEqual([]);
    expect(definition({ 'mosquitto.conf': `${main}use_identity_as_username true\n`, ...files })).toEqual([
      'psk:1:ana',
    ]);
  });

  it('goes from plugin_use to plugin_load', () => {
    const load = 'plugin_load auth lib.so\n';
    expect(definition(`${load}listener 1883\nplugin_use au<|>th\n`)).toEqual(['mosquitto.conf:1:auth']);
    expect(definition(`${load}listener 1883\nplugin_use oth<|>er\n`)).toEqual([]);
  });

  it('goes from the name of a directive to what the line belongs to', () => {
    expect(definition('listener 1\nlistener 2\nmax_<|>qos 1\n')).toEqual(['mosquitto.conf:2:listener 2']);
    expect(definition('connection a\naddr<|>ess b\ntopic #\n')).toEqual(['mosquitto.conf:1:connection a']);
    expect(definition('plugin a.so\nplugin_<|>opt_key x\n')).toEqual(['mosquitto.conf:1:plugin a.so']);
    expect(definition('listener 1\nmax_inflight_<|>messages 1\n')).toEqual([]);
  });

  it('finds the plugin that options below plugin_use are for', () => {
    const text = 'plugin_load a a.so\nplugin_load b b.so\nlistener 1883\nplugin_use a\nplugin_<|>opt_key x\n';
    expect(definition(text)).toEqual(['mosquitto.conf:1:plugin_load a a.so']);
  });

  it('finds the listener of access settings only with per_listener_settings', () => {
    const text = 'listener 1883\npassword_<|>file passwd\n';
    expect(definition({ 'mosquitto.conf': text, passwd: '' })).toEqual([]);
    expect(definition({ 'mosquitto.conf': `per_listener_settings true\n${text}`, passwd: '' })).toEqual([
      'mosquitto.conf:2:listener 1883',
    ]);
  });
});
