import { TLS_FILES } from '../../src/examples/example-files.js';
import { reports } from './findings.js';

const files = TLS_FILES;
const bridge = (...more: string[]) => ['connection attic', 'address attic.lan:1883', ...more, ''].join('\n');
const to = (address: string, ...more: string[]) =>
  ['connection attic', `address ${address}`, 'topic house/# out 1', ...more, ''].join('\n');

reports('bridge-carries-everything', [
  ['everything', [3], bridge('topic # both 0')],
  ['one way', [], bridge('topic # out 0')],
  ['a part of it', [], bridge('topic house/# both 0')],
  ['below a local prefix', [], bridge('topic # both 0 attic/')],
  ['below a remote prefix', [], bridge('topic # both 0 "" house/')],
]);

reports('bridge-insecure', [
  ['with a CA', [4], to('a.lan:8883', 'bridge_insecure true', 'bridge_cafile ca.crt'), { files }],
  ['switched off', [], to('a.lan:8883', 'bridge_insecure false', 'bridge_cafile ca.crt'), { files }],
  ['without TLS', [], to('a.lan:1883', 'bridge_insecure true')],
  [
    'with a key, which has no name to check',
    [],
    to('a.lan:8883', 'bridge_insecure true', 'bridge_identity a', 'bridge_psk 0123'),
  ],
]);

reports('bridge-login-in-clear', [
  ['a password', [5], to('192.168.1.20', 'remote_username a', 'remote_password b')],
  ['a username alone', [4], to('192.168.1.20', 'remote_username a')],
  ['within this machine', [], to('127.0.0.1:1884', 'remote_username a')],
  ['over the internet', [], to('gliders.org', 'remote_username a')],
  ['by TLS', [], to('192.168.1.20', 'remote_username a', 'bridge_cafile ca.crt'), { files }],
  ['without a login', [], to('192.168.1.20')],
]);

reports('bridge-login-over-internet', [
  ['a name on the internet', [4], to('gliders.org', 'remote_username a')],
  ['one of several addresses', [4], to('192.168.1.20 gliders.org', 'remote_username a')],
  ['the last address of 172.16.0.0/12', [], to('172.31.255.255', 'remote_username a')],
  ['the first address above it', [4], to('172.32.0.0', 'remote_username a')],
  ['the last address below it', [4], to('172.15.255.255', 'remote_username a')],
  ['the last address of 100.64.0.0/10', [], to('100.127.255.255', 'remote_username a')],
  ['the first address above that', [4], to('100.128.0.0', 'remote_username a')],
  ['by TLS', [], to('gliders.org', 'remote_username a', 'bridge_cafile ca.crt'), { files }],
]);

reports('bridge-login-incomplete', [
  ['a remote password alone', [4], to('a.lan', 'remote_password b')],
  ['with a username', [], to('a.lan', 'remote_username a', 'remote_password b')],
  ['a local password alone', [4], to('a.lan', 'local_password b')],
  ['a local password and a remote username', [5], to('a.lan', 'remote_username a', 'local_password b')],
]);

reports('bridge-loop', [
  ['out, and back under a name that goes out', [4], bridge('topic # out 1', 'topic # in 1 c/')],
  ['out, and back under another name', [], bridge('topic a out 1 b/', 'topic a in 1 c/')],
  ['renamed alike', [], bridge('topic a out 1', 'topic a in 1')],
  ['other topics', [], bridge('topic a out 1 b/', 'topic c in 1 d/')],
  ['both out', [], bridge('topic a out 1 b/', 'topic a out 1 c/')],
]);

reports('bridge-restart-slow', [
  ['a quarter of an hour', [4], to('a.lan', 'restart_timeout 900')],
  ['less', [], to('a.lan', 'restart_timeout 899')],
  ['less at first', [], to('a.lan', 'restart_timeout 5 3600')],
]);

reports('bridge-tls-without-trust', [
  [
    'a certificate',
    [4],
    to('a.lan:8900', 'bridge_certfile server.crt', 'bridge_keyfile server.key'),
    { files },
  ],
  ['with a CA', [], to('a.lan:8900', 'bridge_certfile server.crt', 'bridge_cafile ca.crt'), { files }],
  ['bridge_insecure switched on', [4], to('a.lan:8900', 'bridge_insecure true')],
  ['bridge_insecure switched off', [], to('a.lan:8900', 'bridge_insecure false')],
  ['port 8883 is reported elsewhere', [], to('a.lan:8883', 'bridge_insecure true')],
  ['so is port 443', [], to('a.lan:443', 'bridge_insecure true')],
]);

reports('bridge-to-itself', [
  ['the same address', [4], `listener 1883 10.0.0.1\n\n${to('10.0.0.1:1883')}`],
  ['another address', [], `listener 1883 10.0.0.1\n\n${to('10.0.0.2:1883')}`],
  ['another port', [], `listener 1883 10.0.0.1\n\n${to('10.0.0.1:1884')}`],
  ['this machine, with a listener for it', [4], `listener 1883 127.0.0.1\n\n${to('localhost:1883')}`],
  ['this machine, with a listener for all', [4], `listener 1883 0.0.0.0\n\n${to('localhost:1883')}`],
  ['this machine, with a listener elsewhere', [], `listener 1883 10.0.0.1\n\n${to('localhost:1883')}`],
  ['another machine, with a listener for all', [], `listener 1883\n\n${to('10.0.0.2:1883')}`],
  ['the second of two listeners', [5], `listener 1884\nlistener 1883\n\n${to('localhost:1883')}`],
]);

reports('bridge-topic-without-qos', [
  ['a prefix instead', [3], bridge('topic a out b/ c/')],
  ['a QoS', [], bridge('topic a out 0 b/ c/')],
  ['no prefixes', [], bridge('topic a out')],
]);

const aws = (...more: string[]) => to('x-ats.iot.eu-central-1.amazonaws.com:8883', ...more);
const QUIET = ['try_private false', 'notifications false', 'bridge_cafile ca.crt'];
const LOGIN = ['bridge_certfile server.crt', 'bridge_keyfile server.key'];

reports('bridge-aws-iot', [
  ['all it takes', [], aws(...QUIET, ...LOGIN), { files }],
  ['in China', [2], to('x.ats.iot.cn-north-1.amazonaws.com.cn:8884', ...QUIET, ...LOGIN), { files }],
  ['another service', [], to('iot.amazonaws.com:8884', ...QUIET, ...LOGIN), { files }],
  [
    'a name that only ends alike',
    [],
    to('riot.eu-central-1.amazonaws.com:8884', ...QUIET, ...LOGIN),
    { files },
  ],
  ['a bridge that says so', [1], aws('notifications false', 'bridge_cafile ca.crt', ...LOGIN), { files }],
  [
    'MQTT 5 has no such flag',
    [],
    aws('notifications false', 'bridge_cafile ca.crt', 'bridge_protocol_version mqttv50', ...LOGIN),
    { files },
  ],
  [
    'notifications',
    [4],
    aws('notifications true', 'try_private false', 'bridge_cafile ca.crt', ...LOGIN),
    { files },
  ],
  [
    'notifications elsewhere',
    [],
    aws('notification_topic a', 'try_private false', 'bridge_cafile ca.crt', ...LOGIN),
    { files },
  ],
  ['a custom authorizer', [], aws(...QUIET, 'remote_username a'), { files }],
  ['no login', [6], aws(...QUIET), { files }],
  [
    'port 443 with ALPN',
    [],
    to('x.iot.eu-central-1.amazonaws.com:443', ...QUIET, ...LOGIN, 'bridge_alpn x-amzn-mqtt-ca'),
    { files },
  ],
  ['port 443 without', [2], to('x.iot.eu-central-1.amazonaws.com:443', ...QUIET, ...LOGIN), { files }],
  ['in clear on a port for TLS', [], aws('try_private false', 'notifications false')],
  ['in clear', [2], to('x.iot.eu-central-1.amazonaws.com:1883', 'try_private false', 'notifications false')],
  ['QoS 2', [9], aws(...QUIET, ...LOGIN, 'topic a out 2'), { files }],
]);

const USER = 'remote_username h.azure-devices.net/g/?api-version=2021-04-12';
const azure = (topic: string, ...more: string[]) =>
  [
    'connection azure',
    'address h.azure-devices.net:8883',
    `topic ${topic}`,
    'notifications false',
    'bridge_cafile ca.crt',
    'bridge_protocol_version mqttv311',
    ...more,
    '',
  ].join('\n');
const D2C = 'devices/g/messages/events/# out 1';
const REST = ['try_private false', 'remote_clientid g', 'remote_password p'];

reports('bridge-azure-iot-hub', [
  ['all it takes', [], azure(D2C, USER, ...REST), { files }],
  [
    'a certificate in place of a token',
    [],
    azure(D2C, USER, 'try_private false', 'remote_clientid g', ...LOGIN),
    { files },
  ],
  ['neither', [7], azure(D2C, USER, 'try_private false', 'remote_clientid g'), { files }],
  ['a bridge that says so', [1], azure(D2C, USER, 'remote_clientid g', 'remote_password p'), { files }],
  [
    'another client id',
    [10],
    azure(D2C, USER, 'try_private false', 'remote_password p', 'remote_clientid x'),
    { files },
  ],
  ['a topic of its own', [3], azure('g/# out 1', USER, ...REST), { files }],
  ['a topic that is mapped', [], azure('"" out 1 g devices/g/messages/events/', USER, ...REST), { files }],
  ['twins', [], azure('$iothub/twin/# in 1', USER, ...REST), { files }],
  ['QoS 2', [3], azure(D2C.replace('1', '2'), USER, ...REST), { files }],
  ['another port', [2], azure(D2C, USER, ...REST).replace(':8883', ':8884'), { files }],
  ['another cloud', [], azure('g/# out 2').replace('azure-devices.net', 'azure-devices.org'), { files }],
  [
    'notifications elsewhere',
    [1],
    azure(D2C, USER, ...REST).replace('notifications false', 'notification_topic a'),
    { files },
  ],
  [
    'notifications of the device',
    [],
    azure(D2C, USER, ...REST).replace('notifications false', 'notification_topic devices/g/messages/events/'),
    { files },
  ],
]);

reports('bridge-topic-invalid', [
  // Measured: 1.6.15, 2.0.22 and 2.1.2 to 2.0.22 and 2.1.2 are disconnected as malformed, whatever the direction.
  ['a wildcard in a word, in', [3], 'connection a\naddress b.lan\ntopic a# in\n'],
  ['a wildcard in a word, out', [3], 'connection a\naddress b.lan\ntopic a# out\n'],
  ['a # before the end', [3], 'connection a\naddress b.lan\ntopic a/#/b both\n'],
  [
    'quotation marks, which are part of the topic up to 2.0',
    [3],
    'connection a\naddress b.lan\ntopic "#" in\n',
    { target: '2.0.22' },
  ],
  ['valid filters', [], 'connection a\naddress b.lan\ntopic # in\ntopic +/a/# out\ntopic a/+ both 1 b/ c/\n'],
  ['prefixes alone', [], 'connection a\naddress b.lan\ntopic "" in 0 a/b c/d\n'],
]);

reports('bridge-port-mistyped', [
  ['each address of a line', [2], 'connection a\naddress a.lan:1833 b.lan:1883\ntopic a\n'],
  ['a port without a slip', [], 'connection a\naddress a.lan:18884\ntopic a\n'],
  ['no port', [], 'connection a\naddress a.lan\ntopic a\n'],
  ['an IPv6 address that ends so', [], 'connection a\naddress [2001:db8::1833]\ntopic a\n'],
  ['the TLS port', [2], 'connection a\naddress a.lan:8833\ntopic a\nbridge_cafile ca.crt\n'],
  ['a port that this broker uses itself', [], 'listener 1833\nconnection a\naddress a.lan:1833\ntopic a\n'],
]);
