import type { Bridge, Place } from '@mosquitto-conf/config';
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
import { bridgeEncryption } from '@mosquitto-conf/config/internal';
import { AUTHORITY, TLS_FILES } from '../../examples/example-files.js';
import { addressPlace } from '../../facts/network.js';
import type { CheckedRule } from '../../rule.js';

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
      for (const flaw of flaws(bridge)) report(flaw);
    }
  },
};

interface Flaw {
  readonly message: string;
  readonly help: string;
  readonly place: Place;
}

function* flaws(bridge: Bridge): Generator<Flaw> {
  const { settings, topics, place } = bridge;
  const address = addressPlace(bridge);
  const version = settings.get(bridgeProtocolVersion);
  if (version === 'mqttv31') {
    yield {
      message: 'AWS IoT Core does not speak MQTT 3.1.',
      help: 'Write `bridge_protocol_version mqttv311`.',
      place: settings.setting(bridgeProtocolVersion)?.place ?? place,
    };
  }
  if (version !== 'mqttv50' && settings.get(tryPrivate)) {
    yield {
      message: 'AWS IoT Core closes the connection of a client that says it is a bridge.',
      help: 'Add `try_private false`.',
      place: settings.setting(tryPrivate)?.place ?? place,
    };
  }
  if (settings.get(notifications) && !settings.has(notificationTopic)) {
    yield {
      message: 'AWS IoT Core allows no messages under `$SYS`, where the bridge would announce itself.',
      help: 'Add `notifications false`, or a `notification_topic` that the policy of the certificate allows.',
      place: settings.setting(notifications)?.place ?? place,
    };
  }
  yield* tlsFlaws(bridge, address);
  for (const topic of topics) {
    if (topic.qos !== 2) continue;
    yield { message: 'AWS IoT Core has no QoS 2.', help: 'Write 1.', place: topic.place };
  }
}

/** A port that is open in clear is none of AWS's; without a certificate there is the way of custom authorizers. */
function* tlsFlaws(bridge: Bridge, place: Place): Generator<Flaw> {
  const { settings, addresses } = bridge;
  const port = addresses[0]?.port;
  if (!bridgeEncryption(bridge)) {
    // On the ports for TLS that is said already.
    if (port === 8883 || port === 443) return;
    yield {
      message: 'AWS IoT Core speaks TLS alone, on ports 8883 and 443.',
      help: 'Connect to port 8883, with `bridge_cafile`, `bridge_certfile` and `bridge_keyfile`.',
      place,
    };
    return;
  }
  if (port !== 8883 && port !== 443) {
    yield {
      message: `AWS IoT Core does not listen on port ${port}.`,
      help: 'Write `:8883` after the name.',
      place,
    };
  }
  if (port === 443 && !settings.has(bridgeAlpn)) {
    yield {
      message: 'On port 443 AWS IoT Core has to be told that MQTT is wanted.',
      help: 'Add `bridge_alpn x-amzn-mqtt-ca` (from 1.6), or connect to port 8883.',
      place,
    };
  }
  if (!settings.has(bridgeCertfile) && !settings.has(remoteUsername)) {
    yield {
      message: 'AWS IoT Core knows its clients by their certificates, and this bridge has none.',
      help: 'Add `bridge_certfile` and `bridge_keyfile` with what AWS gave you for this thing.',
      place: settings.setting(bridgeCafile)?.place ?? place,
    };
  }
}
