import { textsOf } from '../text.js';

/** What is wrong with the `topic` lines of bridges, and with topic prefixes. */
export const bridgeTopicTexts = textsOf('bridge-topic', {
  write: 'Write `topic PATTERN DIRECTION QOS`, such as `topic # both 0`.',
  quoteNotClosed: 'The quoted topic has no closing quotation mark after its first space.',
  quoteRefused:
    'The broker looks for the closing mark after the first space, and refuses to start if there is none.',
  removeQuotes: 'Remove the quotation marks: only topics with spaces need them.',
  directionInvalid: '`{word}` is not a direction.',
  spacesSeparate: 'Words are separated by spaces. From 2.1 a pattern with spaces can be in quotation marks.',
  writeDirection: 'Write `out`, `in` or `both` after the pattern.',
  qosInvalid: '`{word}` is not a QoS level.',
  qosRefused: 'The broker refuses to start because the word after the direction must be a QoS level.',
  writeQos: 'Write 0, 1 or 2 after the direction.',
  localPrefixWildcard: 'The local prefix `{prefix}` contains a wildcard.',
  remotePrefixWildcard: 'The remote prefix `{prefix}` contains a wildcard.',
  prefixPartOfTopic: 'The prefix becomes part of every topic, and a topic cannot contain `+` or `#`.',
  removeWildcards: 'Remove `+` and `#` from the prefix, or write `""` for no prefix.',
  prefixCrash: 'Mosquitto {release} crashes because of a prefix for the topic `""`.',
  prefixCrashLength: 'This release computes the length of the pattern, although there is none.',
  avoidCrash: 'Use release 1.6.11 or later, or write a pattern: `topic # both 0 LOCAL REMOTE`.',
  localJoinInvalid: 'The local prefix and the pattern make `{filter}`, which is not a valid topic filter.',
  remoteJoinInvalid: 'The remote prefix and the pattern make `{filter}`, which is not a valid topic filter.',
  wholeLevels: '`+` and `#` must fill a whole level, and `#` must be the last level.',
  endWithSlash: 'End the prefix with a slash: `{prefix}/`.',
  changePattern: 'Change the pattern or the prefix, so that together they are a valid topic filter.',
  prefixesMissing: 'The topic `""` needs a local and a remote prefix.',
  mapsOneTopic: 'Without a pattern, the line maps exactly one local topic to one remote topic.',
  writePrefixes: 'Write `topic "" DIRECTION QOS LOCAL REMOTE`, or replace `""` with a pattern.',
  mountPointInvalid: '`{prefix}` is not a valid topic prefix.',
  writeMountPoint: 'Remove `+` and `#`, such as in `{name} floor1/`.',
});
