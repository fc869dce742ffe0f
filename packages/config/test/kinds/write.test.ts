import { parseConfiguration } from '@mosquitto-conf/grammar';
import { describe, expect, test } from 'vitest';
import { at, findDirective, findTarget, type Host, MemoryFiles } from '../../src/index.js';
import { writeValue } from '../../src/kinds/kind.js';
import { write as writeText } from '../../src/text.js';

const host: Host = {
  files: new MemoryFiles({ 'www/index.html': '' }),
  resolve: () => ['10.0.0.1'],
  interfaces: () => undefined,
  hasUser: () => undefined,
  hostname: 'machine',
  root: true,
};

function read(text: string, target: string): unknown {
  const [line] = parseConfiguration(text).lines;
  if (line?.kind !== 'directive') throw new Error(`no directive: ${text}`);
  const release = findTarget(target)!;
  const { directive } = findDirective(line.name.text)!;
  const reading = at(directive.kind, release).read({ line, name: line.name.text, release, host });
  if (reading.outcome !== 'value') throw new Error(`${text}: ${writeText(reading.message)}`);
  return reading.value;
}

function write(text: string, target: string): string {
  const release = findTarget(target)!;
  const name = text.slice(0, text.indexOf(' '));
  const kind = at(findDirective(name)!.directive.kind, release);
  const written = writeValue(kind, read(text, target), release);
  expect(read(`${name} ${written}`, target), 'reading what was written').toEqual(read(text, target));
  return written;
}

/** A line, the target, and its value as it is written. */
const cases: readonly (readonly [line: string, target: string, written: string])[] = [
  ['persistence 1', '2.1', 'true'],
  ['max_qos   0', '2.1', '0'],
  ['max_connections 100k', '2.0', '100'],
  ['max_connections -5', '2.0', '-1'],
  ['retain_expiry_interval 30', '2.1', '30'],
  ['memory_limit 100M', '2.1', '100'],
  ['protocol websockets', '2.1', 'websockets'],
  ['bridge_protocol_version mqttv50', '2.1', 'mqttv50'],
  ['persistent_client_expiration 2w', '2.1', '14d'],
  ['persistent_client_expiration 2m', '2.1', '60d'],
  ['persistent_client_expiration 48h', '2.0', '2d'],
  ['persistent_client_expiration 36h', '2.0', '36h'],
  ['persistent_client_expiration 365d', '2.0', '1y'],
  ['persistent_client_expiration 90s', '2.1', '90s'],
  ['log_dest   syslog', '2.1', 'syslog'],
  ['log_dest file   /var/log/a b.log', '2.1', 'file /var/log/a b.log'],
  ['accept_protocol_versions 5,4', '2.1', '4, 5'],
  ['accept_protocol_versions 3.1.1', '2.1', '0'],
  ['bridge_tcp_keepalive 60 10   3', '2.1', '60 10 3'],
  ['restart_timeout 10', '2.1', '10'],
  ['restart_timeout 10 30', '1.6', '10 30'],
  ['restart_timeout 10 30 600', '2.1', '10 30 600'],
  ['listener 1883', '2.1', '1883'],
  ['listener 1883 127.0.0.1 # here', '2.1', '1883 127.0.0.1'],
  ['listener 0 /run/mosquitto.sock', '2.1', '0 /run/mosquitto.sock'],
  ['address a b:8883', '2.1', 'a:1883 b:8883'],
  ['address ::1:1884', '2.0', '::1:1884'],
  ['topic #', '2.1', '# out 0'],
  ['topic a/b BOTH 1 "" there/', '2.1', 'a/b both 1 "" there/'],
  ['topic "" in 2 here there', '2.1', '"" in 2 here there'],
  ['topic "a b/c" in', '2.1', '"a b/c" in 0'],
  ['tls_keyform whatever', '2.1', 'pem'],
  ['plugin_load people /usr/lib/a b.so', '2.1', 'people /usr/lib/a b.so'],
  ['acl_file /etc/my acl', '2.1', '/etc/my acl'],
];

describe('a value is written so that reading it gives the same', () => {
  test.each(cases)('%s (%s)', (line, target, written) => {
    expect(write(line, target)).toBe(written);
  });
});
