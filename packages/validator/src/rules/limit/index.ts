import type { Rule } from '../../rule.js';
import { inflightLimitOff } from './inflight-limit-off.js';
import { maxConnectionsExceeded } from './max-connections-exceeded.js';
import { memoryLimitTooLow } from './memory-limit-too-low.js';
import { negativeLimit } from './negative-limit.js';
import { packetSizeDefault } from './packet-size-default.js';
import { queueLimitOff } from './queue-limit-off.js';
import { tinyLimit } from './tiny-limit.js';

/** Limits on memory, packets, messages and connections. */
export const limitRules = [
  inflightLimitOff,
  maxConnectionsExceeded,
  memoryLimitTooLow,
  negativeLimit,
  packetSizeDefault,
  queueLimitOff,
  tinyLimit,
] as const satisfies readonly Rule[];
