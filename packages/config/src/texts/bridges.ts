import { textsOf } from '../text.js';

/** What is wrong with a bridge as a whole. */
export const bridgeTexts = textsOf('bridge', {
  addressMissing: 'The bridge `{bridge}` has no `address` line.',
  addressRefused: 'The broker refuses to start because it does not know where to connect to.',
  addAddress: 'Add `address HOST:PORT` below the `connection` line, in the same file.',
  topicMissing: 'The bridge `{bridge}` has no `topic` line.',
  topicRefused: 'The broker refuses to start because the bridge would not transfer any messages.',
  addTopic: 'Add a line such as `topic # both 0` below the `connection` line, in the same file.',
  pskIncomplete: 'The bridge `{bridge}` has `{present}`, but not `{missing}`.',
  pskRefused:
    'A pre-shared key needs an identity and a key. The broker refuses to start with only one of them.',
  completePsk: 'Add `{missing}`, or remove `{present}`.',
  duplicateName: 'There is already a bridge named `{bridge}` in {place}.',
  duplicateNameRefused: 'The broker refuses to start because each bridge needs a different name.',
  renameBridge: 'Use a different name in each `connection` line.',
  duplicateClientId: 'The bridges `{first}` and `{second}` have the same local client id, `{id}`.',
  clientIdRefused:
    'Each bridge is also a client of this broker and needs its own id. The broker refuses to start.',
  clientIdCrash: 'Releases before 1.5 crash when both bridges are connected.',
  setClientId: 'Set `local_clientid` for one of them.',
  duplicateTopic: 'The bridge already has this topic in {place}, so the broker skips the line.',
  prefixMatchesAny:
    'A prefix that is missing in one of the two lines matches every prefix of the other line.',
  removeTopic: 'Remove the line, or write both prefixes in both lines.',
  neverConnects: 'The broker starts, but the bridge `{bridge}` cannot connect.',
  topicCrash: 'Mosquitto {release} crashes because of the topic `{topic}` of the bridge `{bridge}`.',
  topicCrashReason:
    'Of topics that begin with `$`, this release knows only those below `$SYS`. It ends when the bridge subscribes to another one.',
  notificationCrashReason:
    'Of topics that begin with `$`, this release knows only those below `$SYS`. It ends when the bridge publishes its state to another one.',
  avoidTopicCrash: 'Use release 1.5.3 or later, or a topic that does not begin with `$`.',
  crashes: 'Releases from 1.4.11 to 1.5.0 crash when the bridge `{bridge}` connects.',
});
