import { textsOf } from '@mosquitto-conf/config/internal';

/** What is wrong with an engine, and what only another one can do. */
export const engineTexts = textsOf('test-engine', {
  unknown: 'there is no engine "{name}": name embedded, mosquitto, docker=IMAGE, mqtt://HOST:PORT or all',
  notInstalled: 'no mosquitto is installed here; name one with --binary',
  notBroker: '"{program}" is not a Mosquitto broker that runs here',
  noImage: 'Docker cannot run "{image}" here',
  ended: 'the broker ended with exit code {code}: {lines}',
  opensNone: 'the broker opens no listener: {lines}',
  noAnswer: 'no broker answers at {url}: {reason}',
  slow: 'it takes too long',
});

/** What needs another engine. */
export const needTexts = textsOf('test-engine-need', {
  clock: 'Advancing the clock by {seconds} s needs the embedded engine',
  plugin: 'The plugin {plugin}, which is not installed here, needs the embedded engine',
  ownMessage: 'A message that the broker itself publishes needs the embedded engine',
  denied: 'Whether a message without MQTT 5 and QoS 1 is denied needs the embedded engine',
  mayPublish: 'What a client without MQTT 5 may publish needs the embedded engine',
  mayReceive:
    'Whether "{topic}" may be received, which no client of the table publishes, needs the embedded engine',
  retained: 'What is retained needs the embedded engine',
  log: 'The log needs the embedded or mosquitto engine',
  reload: 'A reload needs the embedded or mosquitto engine',
  restart: 'A restart needs the embedded or mosquitto engine',
  farEnd: 'The far end of a bridge needs the embedded or mosquitto engine',
});
