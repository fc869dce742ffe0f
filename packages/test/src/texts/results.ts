import { textsOf } from '@mosquitto-conf/config/internal';

/** What was looked at in a case, what came of it, and why. */
export const resultTexts = textsOf('test-result', {
  connects: '{client} connects',
  subscribes: '{client} subscribes to {filter}',
  publishes: '{client} publishes to {topic}',
  receives: '{client} receives',
  isConnected: '{name} is connected',
  isDisconnected: '{client} is disconnected',
  clientAndTopic: '{client} and {topic}',
  retained: 'retained messages',
  log: 'the log',
  none: 'none',
  retainedFlag: 'retained',
  outcome: '{outcome}',
  withReason: '{outcome} ({reason})',
  withCode: '{outcome} (code {code})',
  mayNotConnect: '{cell} (may not connect: {outcome})',
  outOfMemory: '`memory_limit` leaves no room for what the client does',
  noReceiver: 'no connected client receives it',
  noLine: 'no such line; the last: {lines}',
  closed: 'the connection is closed',
  socketWebsockets: 'WebSockets are not possible on a Unix socket',
  restless: 'Messages never come to rest: bridges may pass them on in a circle.',
});

/** Why a message does not pass a bridge. */
export const bridgeTexts = textsOf('test-bridge', {
  notCarriedIn: 'No `topic` line of the bridge {bridge} brings it in.',
  notCarriedOut: 'No `topic` line of the bridge {bridge} brings it out.',
  refused: 'The far end refuses the bridge {bridge}: {reason}',
  denied: 'The far end denies it to the bridge {bridge}: {reason}',
  notConnected: 'The bridge {bridge} is not connected.',
  notConnectedBecause: 'The bridge {bridge} is not connected: {reason}.',
  noBridge: 'this configuration has no bridge "{bridge}"',
  noListener: 'the far end of the bridge "{bridge}" has no listener for MQTT over TCP',
});
