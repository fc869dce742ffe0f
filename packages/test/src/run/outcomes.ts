import type { Outcome } from '@mosquitto-conf/settings/internal';

/** The words for codes of CONNACK. Those of 3.1.1 and of 5.0 do not overlap, but for 0. */
const connackWords: Readonly<Record<number, Outcome>> = {
  0: 'accepted',
  1: 'protocol-version',
  2: 'client-id',
  4: 'bad-credentials',
  5: 'not-authorized',
  // 5.0 has a code of its own for client ids, which Mosquitto does not use.
  128: 'client-id',
  132: 'protocol-version',
  133: 'client-id',
  134: 'bad-credentials',
  135: 'not-authorized',
};

/** What a client is answered to its CONNECT, in a word where there is one. @param code undefined: closed without an answer */
export function connectOutcome(code: number | undefined): Outcome {
  return code === undefined ? 'closed' : (connackWords[code] ?? code);
}

/** Whether an answer to CONNECT is the expected one. */
export function isConnectOutcome(expected: Outcome, code: number | undefined): boolean {
  if (expected === 'refused' || expected === 'denied') return code !== 0;
  return typeof expected === 'number' ? expected === code : expected === connectOutcome(code);
}

/** What a client is answered to one filter or message: the granted QoS or a code. @param code undefined: closed */
export function codeOutcome(code: number | undefined): Outcome {
  if (code === undefined) return 'closed';
  return code >= 128 ? 'denied' : code;
}

/** Whether an answer to a filter or a message is the expected one. */
export function isCodeOutcome(expected: Outcome, code: number | undefined): boolean {
  if (expected === 'closed') return code === undefined;
  if (expected === 'accepted') return code !== undefined && code < 128;
  if (typeof expected === 'number') return code === expected;
  return code !== undefined && code >= 128;
}

/** Reason codes of a DISCONNECT of 5.0 that brokers send, by the words for them. */
const disconnectWords: Readonly<Record<string, number>> = {
  normal: 0,
  malformed: 129,
  'protocol-error': 130,
  'not-authorized': 135,
  'server-shutting-down': 139,
  'keep-alive-timeout': 141,
  'session-taken-over': 142,
  'receive-maximum-exceeded': 147,
  'packet-too-large': 149,
  'quota-exceeded': 151,
  administrative: 152,
  'qos-not-supported': 155,
};

/** The reason of a DISCONNECT in a word, where there is one. */
export function disconnectOutcome(reason: number | 'closed' | undefined): string | number {
  if (reason === undefined) return 'connected';
  const word = Object.entries(disconnectWords).find(([, code]) => code === reason)?.[0];
  return word ?? reason;
}

/** Whether a client was disconnected for the expected reason. */
export function isDisconnectOutcome(
  expected: string | number,
  reason: number | 'closed' | undefined,
): boolean {
  return typeof expected === 'number' ? expected === reason : expected === disconnectOutcome(reason);
}
