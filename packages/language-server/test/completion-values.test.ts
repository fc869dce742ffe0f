import { describe, expect, it } from 'vitest';
import { doComplete } from '../src/index.js';
import { accepted, details, labels, offered } from './support/complete.js';
import { open } from './support/open.js';

describe('doComplete at a value', () => {
  it('offers true and false', () => {
    expect(details('persistence <|>')).toEqual({ true: undefined, false: 'default' });
    expect(accepted('persistence t<|>ru\n', 'true')).toBe('persistence true\n');
  });

  it('offers nothing behind the one word that a value has', () => {
    for (const line of [
      'persistence true ',
      'max_qos 1 ',
      'protocol mqtt ',
      'persistent_client_expiration 1d ',
      'listener 1 a ',
    ]) {
      expect(offered(`listener 1883\n${line}<|>`), line).toEqual([]);
    }
  });

  it('offers nothing for a directive that the target does not know', () => {
    expect(offered('listener 1883\nlistener_allow_anonymous <|>', { target: '2.0' })).toEqual([]);
    expect(offered('alow_anonymous <|>')).toEqual([]);
  });

  it('offers the words of a set with what they mean, as the target has them', () => {
    expect(labels('listener 1883\nprotocol <|>')).toEqual(['mqtt', 'websockets', 'http_api']);
    expect(labels('listener 1883\nprotocol <|>', { target: '2.0' })).toEqual(['mqtt', 'websockets']);
    expect(details('listener 1883\nprotocol <|>').mqtt).toMatch(/TCP.*\(default\)$/);
    expect(labels('listener 8883\ntls_version <|>', { target: '1.5' })).toEqual(['tlsv1.2']);
    expect(labels('listener 8883\ntls_version <|>')).toEqual(['tlsv1.2', 'tlsv1.3']);
  });

  it('leaves out words of other lines where lines add up', () => {
    const found = labels('log_type error\nlog_type <|>');
    expect(found).toContain('warning');
    expect(found).not.toContain('error');
    expect(labels('log_type er<|>rror\n')).toContain('error');
    expect(labels('log_dest stdout\nlog_dest <|>', { target: '1.6' })).toEqual([
      'stderr',
      'syslog',
      'topic',
      'file',
      'none',
    ]);
  });

  it('says what durations mean', () => {
    expect(details('persistent_client_expiration 30<|>')).toEqual({
      '30s': '30 seconds',
      '30h': '30 hours',
      '30d': '30 days',
      '30w': '30 weeks',
      '30m': '30 months of 30 days',
      '30y': '30 years of 365 days',
    });
    expect(details('persistent_client_expiration 1<|>', { target: '2.0' })).toMatchObject({
      '1d': '1 day',
      '1m': '1 month of 30 days',
    });
    expect(labels('persistent_client_expiration <|>', { target: '2.0' })).not.toContain('3600s');
    expect(accepted('persistent_client_expiration 30<|>m\n', '30d')).toBe(
      'persistent_client_expiration 30d\n',
    );
  });

  it('offers numbers with the default and what they mean', () => {
    expect(details('autosave_interval <|>')).toEqual({
      0: 'only when the broker stops',
      1800: '30 minutes, default',
    });
    expect(details('listener 1883\nmax_qos <|>')).toEqual({ 0: undefined, 1: undefined, 2: 'default' });
    const [first] = offered('sys_interval <|>');
    expect(first).toMatchObject({ label: '0', documentation: { value: 'From 0 to 65535 seconds.' } });
    expect(labels('max_packet_size <|>', { target: '2.0' }), '0 is the default, and refused').toEqual([]);
    expect(details('max_packet_size <|>')).toEqual({ 2000000: '2 MB, default' });
    expect(labels('max_connections <|>')).toEqual(['-1']);
    expect(details('memory_limit <|>')).toEqual({ 0: 'no limit, default' });
    expect(details('retain_expiry_interval <|>')).not.toHaveProperty('60');
  });

  it('offers the versions that are not there yet', () => {
    expect(labels('listener 1883\naccept_protocol_versions 4,<|>')).toEqual(['3', '5']);
    expect(accepted('listener 1883\naccept_protocol_versions 4,<|>', '5')).toBe(
      'listener 1883\naccept_protocol_versions 4,5',
    );
  });

  it('offers the ports of a listener that are not taken, then addresses of the machine', () => {
    expect(labels('listener 1883\nlistener <|>')).toEqual(['8883', '9001', '0']);
    expect(labels('listener <|>', { target: '1.6' })).toEqual(['1883', '8883', '9001']);
    const machine = { interfaces: { lo: ['127.0.0.1'], eth0: ['10.0.0.5', 'fe80::1'] } };
    expect(details('listener 1883 <|>', { machine })).toEqual({
      '127.0.0.1': 'lo',
      '10.0.0.5': 'eth0',
      'fe80::1': 'eth0',
    });
    expect(labels('listener 1883\nbind_interface <|>', { machine })).toEqual(['lo', 'eth0']);
    expect(offered('listener 1883 <|>')).toEqual([]);
  });

  it('offers a bridge’s address with the usual ports, and those of others', () => {
    expect(labels('connection a\naddress attic.lan:<|>')).toEqual(['attic.lan:1883', 'attic.lan:8883']);
    expect(labels('connection a\naddress ::1:<|>')).toEqual(['::1:1883', '::1:8883']);
    for (const whole of ['attic.lan', 'attic.lan:1883', 'attic.lan:18', '::', 'fe80::'])
      expect(labels(`connection a\naddress ${whole}<|>`), whole).toEqual([]);
    expect(accepted('connection a\naddress attic.lan:<|>\n', 'attic.lan:8883')).toBe(
      'connection a\naddress attic.lan:8883\n',
    );
    expect(labels('connection a\naddress attic.lan\nconnection b\naddress <|>')).toEqual(['attic.lan:1883']);
  });

  it('offers the words of a bridge’s topic one by one', () => {
    const bridge = 'connection a\naddress a\ntopic sensors/# in 1 home/ attic/\n';
    expect(labels(`${bridge}topic <|>`)).toEqual(['#', '""', 'home/sensors/#']);
    expect(labels(`${bridge}topic x <|>`)).toEqual(['out', 'in', 'both']);
    expect(labels(`${bridge}topic "x y" <|>`), 'blanks in quotes').toEqual(['out', 'in', 'both']);
    expect(labels(`${bridge}topic "x y" <|>`, { target: '2.0' }), 'two words').toEqual(['0', '1', '2']);
    expect(labels(`${bridge}topic x out <|>`)).toEqual(['0', '1', '2']);
    expect(labels(`${bridge}topic x out 1 <|>`)).toEqual(['""', 'home/']);
    expect(labels(`${bridge}topic x out 1 "" <|>`)).toEqual(['""', 'attic/']);
    expect(offered(`${bridge}topic x out 1 "" "" <|>`)).toEqual([]);
    expect(accepted(`${bridge}topic x o<|>t 1\n`, 'out')).toBe(`${bridge}topic x out 1\n`);
  });

  it('offers of very many topics those that begin as typed, and asks again when more is typed', () => {
    const topics = Array.from({ length: 500 }, (_, index) => `topic t${1000 + index} out\n`).join('');
    const bridge = `connection a\naddress a\n${topics}topic `;
    expect(labels(`${bridge}t149<|>`)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `t149${n}`));
    const { document, position } = open(`${bridge}t149<|>`);
    expect(doComplete(document, position).isIncomplete).toBe(true);
  });

  it('offers the default waits of a bridge', () => {
    expect(labels('connection a\nrestart_timeout <|>')).toEqual(['5 30', '5']);
    expect(labels('connection a\nrestart_timeout 5 <|>')).toEqual(['30']);
    expect(labels('connection a\nrestart_timeout <|>', { target: '1.5' })).toEqual(['30']);
    expect(offered('connection a\nrestart_timeout 5 30 <|>')).toEqual([]);
  });

  it('offers plugins by their names', () => {
    expect(details('plugin_load roles /lib/a.so\nlistener 1883\nplugin_use <|>')).toEqual({
      roles: '/lib/a.so',
    });
  });

  it('offers users of the system only where they are known', () => {
    expect(offered('user <|>')).toEqual([]);
    expect(details('user <|>', { machine: { users: { mosquitto: [1, 1] } } })).toEqual({
      root: undefined,
      mosquitto: 'default',
    });
    expect(labels('user <|>', { machine: { users: {} } })).toEqual(['root']);
  });

  it('offers no addresses for an origin', () => {
    const machine = { interfaces: { lo: ['127.0.0.1'] } };
    expect(offered('listener 9001\nwebsockets_origin <|>', { machine })).toEqual([]);
    expect(labels('bind_address <|>', { machine })).toEqual(['127.0.0.1']);
  });

  it('offers users of the password file for a bridge on this side', () => {
    const files = {
      'mosquitto.conf': 'password_file passwd\nconnection a\nlocal_username <|>',
      passwd: 'ana:$7$1\n',
    };
    expect(labels(files, { target: '2.0' })).toEqual([]);
    expect(labels({ ...files, passwd: PASSWD })).toEqual(['ana']);
  });
});

/** One user; the hash is of a right form, whatever it is of. */
const PASSWD = `ana:$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==\n`;

describe('doComplete where everything is typed', () => {
  const files = { passwd: '', 'passwd.old': '', 'conf.d/a.conf': '' };

  it('offers nothing, so that Enter begins the next line', () => {
    for (const line of [
      'listener 1883',
      'listener 18',
      'allow_anonymous true',
      'max_qos 1',
      'autosave_interval 18',
      'persistent_client_expiration 30d',
      'log_type all',
      'password_file passwd',
      'include_dir conf.d',
      'connection a\naddress attic.lan',
      'connection a\naddress attic.lan:1883',
      'connection a\naddress attic.lan\ntopic # out',
      'connection a\naddress attic.lan\ntopic # out 0',
    ]) {
      expect(labels({ 'mosquitto.conf': `${line}<|>`, ...files }), line).toEqual([]);
      expect(labels({ 'mosquitto.conf': `${line}<|>\npersistence true\n`, ...files }), line).toEqual([]);
    }
  });

  it('offers only what goes on in the same way where another value may be meant', () => {
    expect(labels({ 'mosquitto.conf': 'password_file pass<|>', ...files })).toEqual(['passwd', 'passwd.old']);
    expect(labels({ 'mosquitto.conf': 'password_file asswd<|>', ...files })).toEqual([]);
    expect(labels({ 'mosquitto.conf': 'log_dest std<|>', ...files })).toContain('syslog');
  });

  it('still offers other values in front of and inside a value', () => {
    expect(labels('persistence <|>true\n')).toEqual(['false']);
    expect(labels('log_type not<|>ice\n')).toContain('none');
  });

  it('asks a client that can to suggest what follows a name or a folder', () => {
    const { document, position } = open({ 'mosquitto.conf': 'log_dest <|>', ...files });
    const commands = ['editor.action.triggerSuggest'];
    const { items } = doComplete(document, position, { commands });
    const asking = items.filter(({ command }) => command).map(({ label }) => label);
    expect(asking).toEqual(['file']);
    expect(doComplete(document, position).items.filter(({ command }) => command)).toEqual([]);
  });
});

describe('doComplete at a path', () => {
  const files = {
    'mosquitto.conf': '',
    'conf.d/a.conf': '',
    'certs/server.crt': '',
    'certs/server.key': '',
    'certs/old/ca.pem': '',
    'site.pem': '',
    acl: '',
    passwd: '',
    'lib/auth.so': '',
    '.hidden': '',
    'my acl': '',
  };
  const at = (text: string) => ({ ...files, 'mosquitto.conf': text });

  it('offers folders, then files of the kind', () => {
    expect(labels(at('listener 8883\ncertfile <|>'))).toEqual(['certs/', 'conf.d/', 'lib/', 'site.pem']);
    expect(labels(at('listener 8883\ncertfile certs/<|>'))).toEqual(['old/', 'server.crt']);
    expect(labels(at('listener 8883\nkeyfile certs/<|>'))).toEqual(['old/', 'server.key']);
    expect(labels(at('plugin lib/<|>'))).toEqual(['auth.so']);
    expect(labels(at('plugin_load name lib/<|>'))).toEqual(['auth.so']);
  });

  it('offers as access files what has no other purpose, the likely ones first', () => {
    expect(labels(at('password_file <|>')).slice(3)).toEqual(['passwd', 'acl', 'my acl']);
    expect(labels(at('acl_file <|>')).slice(3)).toEqual(['acl', 'my acl', 'passwd']);
  });

  it('offers folders alone where a folder is wanted', () => {
    expect(labels(at('listener 8883\ncapath certs/<|>'))).toEqual(['old/']);
    expect(labels(at('include_dir <|>'))).toEqual(['certs/', 'conf.d/', 'lib/']);
  });

  it('completes the part of the path around the cursor', () => {
    expect(accepted(at('listener 8883\ncertfile cer<|>'), 'certs/')).toBe('listener 8883\ncertfile certs/');
    expect(accepted(at('listener 8883\ncertfile certs/s<|>\n'), 'server.crt')).toBe(
      'listener 8883\ncertfile certs/server.crt\n',
    );
    expect(accepted(at('listener 8883\ncertfile ce<|>/server.crt\n'), 'certs/')).toBe(
      'listener 8883\ncertfile certs/server.crt\n',
    );
    expect(accepted(at('include_dir c<|>\n'), 'conf.d/')).toBe('include_dir conf.d\n');
    expect(accepted(at('persistence_location c<|>\n'), 'certs/')).toBe('persistence_location certs/\n');
  });

  it('takes blanks for a part of the name, and the name for the end of the line', () => {
    expect(accepted(at('acl_file my <|>\n'), 'my acl')).toBe('acl_file my acl\n');
    expect(offered(at('acl_file acl <|>\n'))).toEqual([]);
  });

  it('offers hidden names only when they are asked for', () => {
    expect(labels(at('acl_file .<|>'))).toContain('.hidden');
    expect(labels(at('acl_file <|>'))).not.toContain('.hidden');
  });

  it('starts where the broker is started, in included files too', () => {
    const text = { ...at('include_dir conf.d\n'), 'conf.d/a.conf': 'listener 8883\ncertfile <|>' };
    expect(labels(text)).toContain('site.pem');
  });

  it('offers nothing where nothing is known of a folder', () => {
    expect(offered(at('acl_file /etc/<|>'), { machine: { elsewhere: true } })).toEqual([]);
    expect(offered(at('acl_file nowhere/<|>'))).toEqual([]);
  });

  it('offers plugins where they usually are', () => {
    const library = '/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so';
    expect(details({ ...at('plugin <|>'), [library]: '' })).toMatchObject({ [library]: 'dynamic security' });
    expect(labels(at('plugin <|>'))).not.toContain(library);
  });

  it('offers a path behind log_dest file, and nothing behind other destinations', () => {
    const logs = { ...at('log_dest file <|>'), 'log/mosquitto.log': '' };
    expect(labels(logs)).toContain('log/');
    expect(accepted({ ...logs, 'mosquitto.conf': 'log_dest file log/<|>\n' }, 'mosquitto.log')).toBe(
      'log_dest file log/mosquitto.log\n',
    );
    expect(accepted('log_dest fi<|>', 'file')).toBe('log_dest file ');
    expect(offered({ ...logs, 'mosquitto.conf': 'log_dest syslog <|>' })).toEqual([]);
  });

  it('words of the options of known plugins', () => {
    const text = 'plugin /usr/lib/mosquitto_persist_sqlite.so\nplugin_opt_sync <|>\n';
    expect(labels(text)).toEqual(['extra', 'full', 'normal', 'off']);
    expect(labels(text.replace('_sync', '_flush_period'))).toEqual([]);
    // Each object has a member of this name.
    expect(labels(text.replace('_sync', '_constructor'))).toEqual([]);
    expect(labels(text.replace('persist_sqlite', 'sparkplug_aware'))).toEqual([]);
  });

  it('offers files for options of plugins that name one', () => {
    const text = 'plugin lib/auth.so\nplugin_opt_';
    expect(labels(at(`${text}config_file <|>`))).toContain('passwd');
    expect(offered(at(`${text}backends <|>`))).toEqual([]);
  });
});
