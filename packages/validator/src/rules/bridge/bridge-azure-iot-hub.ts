import type { Bridge, Directive, Place, Text } from '@mosquitto-conf/config';
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
import { textsOf } from '@mosquitto-conf/config/internal';
import { AUTHORITY } from '../../examples/example-files.js';
import { addressPlace } from '../../facts/network.js';
import { withLine } from '../../fixes/bridge-line.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('bridge-azure-iot-hub', {
  version: 'Azure IoT Hub supports only MQTT 3.1.1.',
  writeVersion: 'Write `bridge_protocol_version mqttv311`.',
  bridgeBit: 'Azure IoT Hub closes connections that are marked as a bridge.',
  addTryPrivate: 'Add `try_private false`.',
  notifications: 'Azure IoT Hub does not allow the bridge to publish its connection state.',
  addNotifications: 'Add `notifications false`.',
  port: 'Azure IoT Hub accepts MQTT on port 8883, not on port {port}.',
  writePort: 'Write `:8883` after the hostname, and add `bridge_cafile` with the CA of Azure.',
  usernameInvalid: 'This is not a valid username for Azure IoT Hub.',
  usernameMissing: 'Azure IoT Hub needs a username that names the device.',
  writeUsername: 'Write `remote_username {host}/DEVICE/?api-version=2021-04-12`.',
  clientId: 'The client id must be the ID of the device.',
  clientIdOf: 'The client id must be the ID of the device, `{device}`.',
  writeClientId: 'Write `remote_clientid {device}`.',
  login: 'Azure IoT Hub needs a token as the password, or a certificate.',
  addLogin:
    'Add `bridge_certfile` and `bridge_keyfile`. Or add `remote_password SharedAccessSignature sr=…`, which expires.',
  qos2: 'Azure IoT Hub does not support QoS 2.',
  writeQos1: 'Write QoS 1.',
  topic: 'Azure IoT Hub does not have the topic `{topic}`.',
  mapTopic: 'Map it to a topic of the device: `topic "" out 1 LOCAL-TOPIC devices/DEVICE/messages/events/`.',
});

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
  texts,
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
      for (const flaw of flaws(bridge, address.host, address.port)) {
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

function* flaws(bridge: Bridge, host: string, port: number): Generator<Flaw> {
  const { settings, place } = bridge;
  if (settings.get(bridgeProtocolVersion) !== 'mqttv311') {
    yield {
      message: texts.version,
      help: texts.writeVersion,
      line: [bridgeProtocolVersion, 'mqttv311'],
      place: settings.setting(bridgeProtocolVersion)?.place ?? place,
    };
  } else if (settings.get(tryPrivate)) {
    yield {
      message: texts.bridgeBit,
      help: texts.addTryPrivate,
      line: [tryPrivate, 'false'],
      place: settings.setting(tryPrivate)?.place ?? place,
    };
  }
  if (settings.get(notifications) && !settings.get(notificationTopic)?.startsWith('devices/')) {
    yield {
      message: texts.notifications,
      help: texts.addNotifications,
      line: [notifications, 'false'],
      place: settings.setting(notifications)?.place ?? place,
    };
  }
  if (port !== 8883) {
    yield {
      message: texts.port({ port }),
      help: texts.writePort,
      place: addressPlace(bridge),
    };
  }
  yield* loginFlaws(bridge, host);
  yield* topicFlaws(bridge);
}

/** The ID of the device is the client id, and is a part of the username. */
function* loginFlaws({ settings, place }: Bridge, host: string): Generator<Flaw> {
  const username = settings.setting(remoteUsername);
  const device = username && /^[^/]+\/([^/]+)\/\?api-version=/.exec(username.value)?.[1];
  if (device === undefined) {
    yield {
      message: username ? texts.usernameInvalid : texts.usernameMissing,
      help: texts.writeUsername({ host }),
      place: username?.place ?? place,
    };
  }
  const id = settings.setting(remoteClientid);
  if (!id || (device !== undefined && id.value !== device)) {
    yield {
      message: device === undefined ? texts.clientId : texts.clientIdOf({ device }),
      help: texts.writeClientId({ device: device ?? 'DEVICE' }),
      place: id?.place ?? place,
    };
  }
  if (!settings.has(remotePassword) && !settings.has(bridgeCertfile)) {
    yield {
      message: texts.login,
      help: texts.addLogin,
      place: username?.place ?? place,
    };
  }
}

function* topicFlaws({ topics }: Bridge): Generator<Flaw> {
  for (const { qos, pattern = '', remotePrefix = '', place } of topics) {
    if (qos === 2) yield { message: texts.qos2, help: texts.writeQos1, place };
    if (/^(devices\/|\$iothub\/)/.test(remotePrefix + pattern)) continue;
    yield {
      message: texts.topic({ topic: `${remotePrefix}${pattern}` }),
      help: texts.mapTopic,
      place,
    };
  }
}
