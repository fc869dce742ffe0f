import { describe, expect, it } from 'vitest';
import { maxConnections } from '../../src/catalogue/directives.js';
import { analyse, findTarget, MemoryFiles, write } from '../../src/index.js';
import { reloadCrash, reloadedConfiguration, reloadRefusal, reloadStop } from '../../src/internal.js';

function read(text: string, target = '2.1.2') {
  const files = new MemoryFiles({ 'm.conf': text, 'c.crt': '', 'k.key': '' });
  const resolve = () => ['127.0.0.1'];
  const nothing = () => undefined;
  const host = { files, resolve, interfaces: nothing, hasUser: nothing, hostname: 'broker', root: false };
  return analyse('m.conf', findTarget(target)!, host).configuration;
}

/** What a reload of a configuration does with the default listener: the line at which it stops, or crashes. */
function outcome(text: string): string {
  const configuration = read(text);
  const stop = reloadStop(configuration, configuration);
  const crash = reloadCrash(configuration, configuration, stop);
  return crash ? `crashes ${crash.directive}` : stop ? `stops ${stop.line}` : 'reloads';
}

/** From v2.1.2, src/conf.c: where `if(reload)`, REQUIRE_LISTENER and REQUIRE_LISTENER_OR_DEFAULT_LISTENER are, and in which order. */
const below: Readonly<Record<'crashes' | 'stops' | 'reloads', readonly string[]>> = {
  crashes: [
    'capath ca',
    'certfile c.crt',
    'ciphers A',
    'ciphers_tls1.3 A',
    'crlfile c.crl',
    'keyfile k.key',
    'max_connections 5',
    'max_qos 1',
    'maximum_qos 1',
    'protocol mqtt',
    'require_certificate true',
    'use_identity_as_username true',
    'use_subject_as_username true',
    'use_username_as_clientid true',
  ],
  stops: [
    'cafile c.crt',
    'disable_client_cert_date_checks true',
    'enable_proxy_protocol 1',
    'listener_allow_anonymous true',
    'listener_auto_id_prefix a',
    'max_topic_alias 5',
    'max_topic_alias_broker 5',
    'mount_point m/',
    'proxy_protocol_v2_require_tls true',
    'websockets_origin a',
  ],
  reloads: [
    'bind_address 127.0.0.1',
    'bind_interface lo',
    'dhparamfile x',
    'http_dir x',
    'psk_hint x',
    'socket_domain ipv4',
    'tls_engine x',
    'tls_keyform pem',
    'tls_version tlsv1.2',
    'allow_anonymous true',
    'max_packet_size 100',
  ],
};

describe('a reload of 2.1 with a line of the default listener', () => {
  it.each(below.crashes)('crashes: %s', (line) => {
    expect(outcome(`port 1883\n${line}\n`)).toBe(`crashes ${line.split(' ')[0]!.replace('maximum', 'max')}`);
  });

  it.each(below.stops)('stops at it: %s', (line) => {
    expect(outcome(`port 1883\n${line}\n`)).toBe('stops 2');
    const refusal = reloadRefusal(read(`port 1883\n${line}\n`));
    expect(refusal?.line).toBe(
      `Error: The '${line.split(' ')[0]}' option requires a listener to be defined first.`,
    );
  });

  it.each(below.reloads)('skips it, or needs no listener: %s', (line) => {
    expect(outcome(`port 1883\n${line}\n`)).toBe('reloads');
  });

  it.each([
    'acl_file a',
    'allow_anonymous true',
    'allow_zero_length_clientid true',
    'auto_id_prefix a',
    'password_file p',
  ])('stops with settings of each listener: %s', (line) => {
    expect(outcome(`per_listener_settings true\nport 1883\n${line}\n`)).toBe('stops 3');
  });

  it('applies a line below port to the listener above it', () => {
    const text = (count: number) => `listener 1884\nport 1883\nmax_connections ${count}\n`;
    const after = reloadedConfiguration(read(text(1)), read(text(2)));
    expect(after.listeners.map(({ port, settings }) => [port, settings.get(maxConnections)])).toEqual([
      [1884, 2],
      [1883, 1],
    ]);
  });

  it('crashes also if the running broker has no default listener', () => {
    const again = read('port 1884\nmax_qos 1\nlistener 1883\n');
    expect(reloadCrash(read('listener 1883\n'), again)).toMatchObject({ cause: 'default-listener' });
  });

  it('does not crash below a line at which it stops', () => {
    const again = read('listener 1885\ninclude_dir none\nport 1884\n');
    expect(reloadCrash(read('port 1884\n'), again, { file: 'm.conf', line: 1 })).toBe(undefined);
  });
});

describe('a reload of 1.6 with a bridge', () => {
  const BRIDGE = 'connection b\naddress h\ntopic a\n';
  it.each([
    ['1.6.4', false],
    ['1.6.5', true],
    ['1.6.6', true],
    ['1.6.7', false],
  ])('%s crashes: %s', (target, crashes) => {
    const configuration = read(BRIDGE, target);
    expect(reloadCrash(configuration, configuration) !== undefined).toBe(crashes);
  });

  it('crashes over the bridge that runs, not over one in the file', () => {
    const [without, bridge] = [read('', '1.6.6'), read(BRIDGE, '1.6.6')];
    expect(reloadCrash(without, bridge)).toBe(undefined);
    expect(write(reloadCrash(bridge, without)!.why)).toBe(
      'Mosquitto 1.6.6 crashes on a reload because of bridge b',
    );
  });
});
