import { textsOf } from '@mosquitto-conf/config/internal';

/** Which topics a filter covers, and what a line of an ACL file or a bridge does with them. Markdown. */
export const topicTexts = textsOf('topic', {
  every: 'every topic except those that start with `$`',
  one: 'the topic {topic}',
  such: 'topics such as {filter} (`+` is any one level)',
  below: 'every topic below {above}, and {itself} itself',
  belowAny: 'every topic below {above}, and {itself} itself (`+` is any one level)',
  ofUser: '{topics}, where `%u` is the username of the client',
  ofClientId: '{topics}, where `%c` is the client id',
  ofBoth: '{topics}, where `%u` is the username of the client and `%c` is the client id',

  everyClient: 'Every client',
  anonymousClient: 'An anonymous client',
  read: '{who} may read {topics}.',
  write: '{who} may publish to {topics}.',
  readwrite: '{who} may read and publish to {topics}.',
  deny: '{who} may neither read nor publish to {topics}.',

  otherBroker: 'the other broker',
  out: '**Out**: messages published here to {topics} are sent to {broker}.',
  outAs: '**Out**: messages published here to {topics} are sent to {broker} as {other}.',
  in: '**In**: messages published at {broker} to {topics} are received here.',
  inAs: '**In**: messages published at {broker} to {topics} are received here as {other}.',
  qosKept: 'The QoS of each message is kept.',
  qosZero: 'With QoS 0.',
  qosAtMost: 'With QoS {qos} at most.',
});
