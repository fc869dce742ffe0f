import type { Bridge, Place } from '@mosquitto-conf/config';
import {
  bridgeCertfile,
  bridgeProtocolVersion,
  notifications,
  notificationTopic,
  remoteClientid,
  remotePassword,
  remoteUsername,
  tryPrivate,
} from '@mosquitto-conf/config/directives';
import { AUTHORITY } from '../../examples/example-files.js';
import { addressPlace } from '../../facts/network.js';
import type { CheckedRule } from '../../rule.js';

const HOST = /\.azure-devices\.(net|us|cn|de)$/i;
const files = { 'ca.crt': AUTHORITY };

/** A bridge that works; examples leave one thing out. */
const GOOD = `connection azure
address greenhouse.azure-devices.net:8883
remote_clientid gateway-1
remote_username greenhouse.azure-devices.net/gateway-1/?api-version=2021-04-12
remote_password SharedAccessSignature sr=greenhouse.azure-devices.net%2Fdevices%2Fgateway-1&sig=bm9uZQ%3D%3D&se=4733510400
bridge_protocol_version mqttv311
try_private false
notifications false
bridge_cafile ca.crt
topic devices/gateway-1/messages/events/# out 1
topic devices/gateway-1/messages/devicebound/# in 1
`;

export const bridgeAzureIotHub: CheckedRule = {
  id: 'bridge-azure-iot-hub',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge to Azure IoT Hub does not meet a requirement of the service.',
  why: 'IoT Hub does not support arbitrary topics. It accepts MQTT 3.1.1 over TLS on port 8883, one device per connection, with the id of the device, a username of a fixed form, and the topics of the device. It closes the connection for everything else, without a reason.',
  wrong: [
    { text: GOOD.replace('try_private false\n', ''), files },
    { text: GOOD.replace('notifications false\n', ''), files },
    { text: GOOD.replace('mqttv311', 'mqttv50'), files },
    { text: GOOD.replace('remote_clientid gateway-1\n', ''), files },
    { text: GOOD.replace('remote_clientid gateway-1', 'remote_clientid gateway'), files },
    { text: GOOD.replace('remote_username greenhouse.azure-devices.net/', 'remote_username '), files },
    { text: GOOD.replace('events/# out 1', 'events/# out 2'), files },
    { text: GOOD.replace('topic devices/gateway-1/messages/events/#', 'topic climate/#'), files },
    { text: GOOD.replace(/remote_password.*\n/, ''), files },
  ],
  right: [
    { text: GOOD, files },
    {
      text: GOOD.replace(
        'topic devices/gateway-1/messages/events/# out 1',
        'topic "" out 1 climate devices/gateway-1/messages/events/',
      ),
      files,
    },
  ],
  check({ configuration, report }) {
    for (const bridge of configuration.bridges) {
      const address = bridge.addresses.find(({ host }) => HOST.test(host));
      if (!address) continue;
      for (const flaw of flaws(bridge, address.host, address.port)) report(flaw);
    }
  },
};

interface Flaw {
  readonly message: string;
  readonly help: string;
  readonly place: Place;
}

function* flaws(bridge: Bridge, host: string, port: number): Generator<Flaw> {
  const { settings, place } = bridge;
  if (settings.get(bridgeProtocolVersion) !== 'mqttv311') {
    yield {
      message: 'Azure IoT Hub speaks MQTT 3.1.1 alone.',
      help: 'Write `bridge_protocol_version mqttv311`.',
      place: settings.setting(bridgeProtocolVersion)?.place ?? place,
    };
  } else if (settings.get(tryPrivate)) {
    yield {
      message: 'Azure IoT Hub closes the connection of a client that says it is a bridge.',
      help: 'Add `try_private false`.',
      place: settings.setting(tryPrivate)?.place ?? place,
    };
  }
  if (settings.get(notifications) && !settings.get(notificationTopic)?.startsWith('devices/')) {
    yield {
      message: 'Azure IoT Hub allows no message under the topic where the bridge would announce itself.',
      help: 'Add `notifications false`.',
      place: settings.setting(notifications)?.place ?? place,
    };
  }
  if (port !== 8883) {
    yield {
      message: `Azure IoT Hub takes MQTT on port 8883, not on ${port}.`,
      help: 'Write `:8883` after the name, and name the CA with `bridge_cafile`.',
      place: addressPlace(bridge),
    };
  }
  yield* loginFlaws(bridge, host);
  yield* topicFlaws(bridge);
}

/** The device's id is the client id, and stands in the user name again. */
function* loginFlaws({ settings, place }: Bridge, host: string): Generator<Flaw> {
  const username = settings.setting(remoteUsername);
  const form = `\`${host}/DEVICE/?api-version=2021-04-12\``;
  const device = username && /^[^/]+\/([^/]+)\/\?api-version=/.exec(username.value)?.[1];
  if (device === undefined) {
    yield {
      message: username
        ? 'This is no user name of Azure IoT Hub.'
        : 'Azure IoT Hub wants a user name that says which device this is.',
      help: `Write \`remote_username\` in the form ${form}.`,
      place: username?.place ?? place,
    };
  }
  const id = settings.setting(remoteClientid);
  if (!id || (device !== undefined && id.value !== device)) {
    yield {
      message: `The client id must be the id of the device${device === undefined ? '' : `, \`${device}\``}.`,
      help: `Write \`remote_clientid ${device ?? 'DEVICE'}\`.`,
      place: id?.place ?? place,
    };
  }
  if (!settings.has(remotePassword) && !settings.has(bridgeCertfile)) {
    yield {
      message: 'Azure IoT Hub wants a token as password, or a certificate.',
      help: 'Add `remote_password SharedAccessSignature sr=…`, which runs out some day, or `bridge_certfile` and `bridge_keyfile`.',
      place: username?.place ?? place,
    };
  }
}

function* topicFlaws({ topics }: Bridge): Generator<Flaw> {
  for (const { qos, pattern = '', remotePrefix = '', place } of topics) {
    if (qos === 2) yield { message: 'Azure IoT Hub has no QoS 2.', help: 'Write 1.', place };
    if (/^(devices\/|\$iothub\/)/.test(remotePrefix + pattern)) continue;
    yield {
      message: `Azure IoT Hub has no topic \`${remotePrefix}${pattern}\`.`,
      help: 'Map it onto the device\'s own: `topic "" out 1 LOCAL-TOPIC devices/DEVICE/messages/events/`.',
      place,
    };
  }
}
