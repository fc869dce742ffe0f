import { describe, expect, it } from 'vitest';
import { findReferences } from '../src/index.js';
import { shown } from './support/navigation.js';
import { type OpenOptions, open } from './support/open.js';

function references(files: Parameters<typeof open>[0], includeDeclaration = true, options?: OpenOptions) {
  const { project, document, position } = open(files, options);
  return shown(project, findReferences(document, position, { includeDeclaration }));
}

const MAIN = 'listener 1883\npassword_file passwd\nacl_file acl\n';

describe('findReferences', () => {
  it('finds a user in password and ACL files, including a repeated user line', () => {
    const files = {
      'mosquitto.conf': MAIN,
      passwd: 'ana:x\nana b:x\n',
      acl: 'user ana\nuser bea\nuser an<|>a\n',
    };
    expect(references(files)).toEqual(['passwd:1:ana', 'acl:1:ana', 'acl:3:ana']);
    expect(references(files, false)).toEqual(['acl:1:ana', 'acl:3:ana']);
  });

  it('takes no login of a bridge for a user of its own broker', () => {
    const bridge = 'connection a\naddress b\ntopic #\nremote_username ana\nlocal_username ana\n';
    const files = { 'mosquitto.conf': MAIN + bridge, passwd: 'a<|>na:x\n', acl: 'user ana\n' };
    expect(references(files)).toEqual(['passwd:1:ana', 'acl:1:ana']);
    expect(references(`${bridge}user an<|>a\n`)).toEqual([]);
  });

  it('finds a user in all files that belong together by a file that listeners share', () => {
    const main = [
      'per_listener_settings true',
      'listener 1\npassword_file p1\nacl_file acl',
      'listener 2\npassword_file p2\nacl_file acl',
      'listener 3\npassword_file p3',
    ].join('\n');
    const files = {
      'mosquitto.conf': main,
      p1: 'a<|>na:x\n',
      p2: 'ana:x\n',
      p3: 'ana:x\n',
      acl: 'user ana\n',
    };
    expect(references(files)).toEqual(['p1:1:ana', 'p2:1:ana', 'acl:1:ana']);
  });

  it('finds every line that names the same file, however it is written', () => {
    const main =
      'listener 1\ncafile a b.pem\nlistener 2\ncertfile ./a b.<|>pem\nlistener 3\ncafile a\ninclude_dir d\n';
    const other = 'connection x\nbridge_cafile a b.pem\n';
    expect(references({ 'mosquitto.conf': main, 'd/x.conf': other, 'a b.pem': '' })).toEqual([
      'mosquitto.conf:2:a b.pem',
      'mosquitto.conf:4:./a b.pem',
      'd/x.conf:2:a b.pem',
    ]);
  });

  it('finds every line that sets a directive, by any of its names, in every file', () => {
    const main = 'include_dir d\nauth_<|>plugin a.so\nauth_opt_key x\n# plugin c.so\n';
    expect(references({ 'mosquitto.conf': main, 'd/x.conf': 'plugin b.so\nplugin_opt_key x\n' })).toEqual([
      'mosquitto.conf:2:auth_plugin',
      'd/x.conf:1:plugin',
    ]);
    expect(references('auth_plugin a.so\nauth_opt_<|>key x\nplugin_opt_key y\nplugin_opt_keys z\n')).toEqual([
      'mosquitto.conf:2:auth_opt_key',
      'mosquitto.conf:3:plugin_opt_key',
    ]);
  });

  it('finds the listeners that use a plugin', () => {
    const text = 'plugin_load au<|>th a.so\nlistener 1\nplugin_use auth\nlistener 2\nplugin_use  auth\n';
    expect(references(text)).toEqual([
      'mosquitto.conf:1:auth',
      'mosquitto.conf:3:auth',
      'mosquitto.conf:5:auth',
    ]);
  });

  it('finds what belongs to a listener or a bridge', () => {
    const text = 'listener 1\nmax_qos 1\nlistener 2<|> ::\nmax_qos 2\nsys_interval 3\nmax_connections 3\n';
    expect(references(text)).toEqual([
      'mosquitto.conf:3:2 ::',
      'mosquitto.conf:4:max_qos',
      'mosquitto.conf:6:max_connections',
    ]);
    expect(references('connection a<|>\naddress b\ntopic #\nconnection c\naddress d\n', false)).toEqual([
      'mosquitto.conf:2:address',
      'mosquitto.conf:3:topic',
    ]);
  });

  it('finds the state of a bridge in ACL files, unless the bridge has another client id', () => {
    const acl = 'user ana\ntopic read $SYS/broker/connection/machine.office/state\ntopic read office\n';
    const files = { 'mosquitto.conf': `acl_file acl\nconnection off<|>ice\n`, acl };
    expect(references(files)).toEqual(['mosquitto.conf:2:office', 'acl:2:office']);
    const named = { ...files, 'mosquitto.conf': `${files['mosquitto.conf']}remote_clientid x\n` };
    expect(references(named)).toEqual(['mosquitto.conf:2:office', 'mosquitto.conf:3:remote_clientid']);
  });
});
