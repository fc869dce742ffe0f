import type { Rule } from '../../rule.js';
import { farEndCertificate } from './far-end-certificate.js';
import { farEndClientId } from './far-end-client-id.js';
import { farEndEncryption } from './far-end-encryption.js';
import { farEndQos } from './far-end-qos.js';
import { farEndRefuses } from './far-end-refuses.js';
import { farEndTopicDenied } from './far-end-topic-denied.js';
import { farEndUnknown } from './far-end-unknown.js';
import { farEndUnreachable } from './far-end-unreachable.js';

/** Bridges compared with the configuration of the broker that they connect to. */
export const farEndRules = [
  farEndCertificate,
  farEndClientId,
  farEndEncryption,
  farEndQos,
  farEndRefuses,
  farEndTopicDenied,
  farEndUnknown,
  farEndUnreachable,
] as const satisfies readonly Rule[];
