import type { Bridge, Directive, Place, Text } from '@mosquitto-conf/config';
import {
  bridgeAlpn,
  bridgeCafile,
  bridgeCertfile,
  bridgeProtocolVersion,
  notifications,
  notificationTopic,
  remoteUsername,
  tryPrivate,
} from '@mosquitto-conf/config/directives';
import { bridgeEncryption, textsOf } from '@mosquitto-conf/config/internal';
import { AUTHORITY, TLS_FILES } from '../../examples/example-files.js';
import { addressPlace } from '../../facts/network.js';
import { withLine } from '../../fixes/bridge-line.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('bridge-aws-iot', {
  mqtt31: 'AWS IoT Core does not support MQTT 3.1.',
  writeVersion: 'Write `bridge_protocol_version mqttv311`.',
  bridgeBit: 'AWS IoT Core closes connections that are marked as a bridge.',
  addTryPrivate: 'Add `try_private false`.',
  notifications: 'AWS IoT Core does not allow the bridge to publish its state below `$SYS`.',
  addNotifications:
    'Add `notifications false`. Or add a `notification_topic` that the policy of the certificate allows.',
  qos2: 'AWS IoT Core does not support QoS 2.',
  writeQos1: 'Write QoS 1.',
  tlsOnly: 'AWS IoT Core accepts only TLS, on ports 8883 and 443.',
  addTls: 'Connect to port 8883, and add `bridge_cafile`, `bridge_certfile` and `bridge_keyfile`.',
  port: 'AWS IoT Core does not listen on port {port}.',
  writePort: 'Write `:8883` after the hostname.',
  alpn: 'On port 443, AWS IoT Core needs the ALPN protocol name of MQTT.',
  addAlpn: 'Connect to port 8883. Or add `bridge_alpn x-amzn-mqtt-ca` (from 1.6).',
  certificate: 'AWS IoT Core identifies clients by certificates, and this bridge has none.',
  addCertificate:
    'Add `bridge_certfile` and `bridge_keyfile` with the files that AWS created for this thing.',
});

const HOST = /(^|[.-])iot\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/i;
const files = { ...TLS_FILES, 'ca.crt': AUTHORITY };

/** A bridge that works; examples leave one thing out. */
const GOOD = `connection aws
address a1b2c3d4e5f6g7-ats.iot.eu-central-1.amazonaws.com:8883
remote_clientid greenhouse
bridge_protocol_version mqttv311
try_private false
notifications false
bridge_cafile ca.crt
bridge_certfile server.crt
bridge_keyfile server.key
topic greenhouse/climate/# out 1
`;

export const bridgeAwsIot: CheckedRule = {
  id: 'bridge-aws-iot',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge to AWS IoT Core does not meet a requirement of the service.',
  why: 'AWS IoT Core closes the connection without a reason, so the bridge connects again and again. The service needs TLS and a certificate, and MQTT 3.1.1 or 5 without the bit that marks a bridge. It does not allow custom topics that start with `$`, or QoS 2.',
  wrong: [
    { text: GOOD.replace('try_private false\n', ''), files },
    { text: GOOD.replace('notifications false\n', ''), files },
    { text: GOOD.replace('mqttv311', 'mqttv31'), files },
    { text: GOOD.replace('out 1', 'out 2'), files },
    { text: GOOD.replace(/bridge_certfile.*\nbridge_keyfile.*\n/, ''), files },
    { text: GOOD.replace(':8883', ':443'), files },
  ],
  right: [
    { text: GOOD, files },
    { text: `${GOOD.replace(':8883', ':443')}bridge_alpn x-amzn-mqtt-ca\n`, files },
    { text: GOOD.replace('mqttv311', 'mqttv50').replace('try_private false\n', ''), files },
  ],
  check({ configuration, report }) {
    for (const bridge of configuration.bridges) {
      if (!bridge.addresses.some(({ host }) => HOST.test(host))) continue;
      for (const flaw of flaws(bridge)) {
        const { line, ...finding } = flaw;
        report({ ...finding, fixes: line ? [withLine(configuration, bridge, ...line)] : [] });
      }
    }
  },
};

interface Flaw {
  readonly message: Text;
  readonly help: Text;
  readonly place: Place;
  /** The line that meets the requirement. */
  readonly line?: readonly [directive: Directive, value: string];
}

function* flaws(bridge: Bridge): Generator<Flaw> {
  const { settings, topics, place } = bridge;
  const address = addressPlace(bridge);
  const version = settings.get(bridgeProtocolVersion);
  if (version === 'mqttv31') {
    yield {
      message: texts.mqtt31,
      help: texts.writeVersion,
      line: [bridgeProtocolVersion, 'mqttv311'],
      place: settings.setting(bridgeProtocolVersion)?.place ?? place,
    };
  }
  if (version !== 'mqttv50' && settings.get(tryPrivate)) {
    yield {
      message: texts.bridgeBit,
      help: texts.addTryPrivate,
      line: [tryPrivate, 'false'],
      place: settings.setting(tryPrivate)?.place ?? place,
    };
  }
  if (settings.get(notifications) && !settings.has(notificationTopic)) {
    yield {
      message: texts.notifications,
      help: texts.addNotifications,
      line: [notifications, 'false'],
      place: settings.setting(notifications)?.place ?? place,
    };
  }
  yield* tlsFlaws(bridge, address);
  for (const topic of topics) {
    if (topic.qos !== 2) continue;
    yield { message: texts.qos2, help: texts.writeQos1, place: topic.place };
  }
}

/** AWS has no unencrypted port. A bridge without a certificate may use a custom authorizer, which needs a username. */
function* tlsFlaws(bridge: Bridge, place: Place): Generator<Flaw> {
  const { settings, addresses } = bridge;
  const port = addresses[0]?.port;
  if (!bridgeEncryption(bridge)) {
    // `tls-port-in-clear` reports these ports.
    if (port === 8883 || port === 443) return;
    yield {
      message: texts.tlsOnly,
      help: texts.addTls,
      place,
    };
    return;
  }
  if (port !== 8883 && port !== 443) {
    yield {
      message: texts.port({ port: port ?? 1883 }),
      help: texts.writePort,
      place,
    };
  }
  if (port === 443 && !settings.has(bridgeAlpn)) {
    yield {
      message: texts.alpn,
      help: texts.addAlpn,
      line: [bridgeAlpn, 'x-amzn-mqtt-ca'],
      place,
    };
  }
  if (!settings.has(bridgeCertfile) && !settings.has(remoteUsername)) {
    yield {
      message: texts.certificate,
      help: texts.addCertificate,
      place: settings.setting(bridgeCafile)?.place ?? place,
    };
  }
}
