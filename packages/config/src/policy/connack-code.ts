import type { ProtocolVersion } from '../kinds/protocol-versions.js';
import { type Release, since } from '../release.js';
import type { Refusal } from './connect-decision.js';

/** The return codes of 3.1 and 3.1.1, and the reason codes of 5.0 [MQTT5 section 3.2.2.2]. */
const codes: Readonly<Record<Exclude<Refusal, 'closed'>, readonly [upTo311: number, from5: number]>> = {
  'protocol-version': [1, 0x84],
  // 5.0 has a code of its own, which the broker does not use here (handle__connect).
  'client-id': [2, 0x80],
  'bad-credentials': [4, 0x86],
  'not-authorized': [5, 0x87],
};

/**
 * The code of the CONNACK for a client that may not connect. Up to 1.5 the release knows no MQTT 5, and answers such a
 * client with a code of 3.1.1 (handle__connect).
 * @returns undefined where the client gets no CONNACK
 */
export function connackCode(
  refusal: Refusal,
  version: ProtocolVersion,
  release: Release,
): number | undefined {
  if (refusal === 'closed') return undefined;
  // Before 1.6.3 clients of 5.0 are told with the code of 3.1.1 that their id is not valid.
  const first = refusal === 'client-id' ? '1.6.3' : '1.6';
  return codes[refusal][version === 5 && since(release, first) ? 1 : 0];
}
