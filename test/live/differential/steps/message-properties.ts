import fc from 'fast-check';
import { flag, seldom } from './names.js';

/** What 5.0 lets a message carry, in a PUBLISH or in a will. */
export const messageProperties = seldom(
  fc.record(
    {
      payloadFormatIndicator: flag,
      // Much, or so little that a wait is longer; nothing between, as two brokers may be a second apart.
      messageExpiryInterval: fc.constantFrom(0, 1, 5000, 0xffffffff),
      contentType: fc.constantFrom('', 'text/plain'),
      responseTopic: fc.constant('a/b'),
      correlationData: fc.constant(Buffer.from([0, 255])),
      userProperties: fc.constant({ one: ['1', '2'], two: '2' }),
    },
    { requiredKeys: [] },
  ),
);
