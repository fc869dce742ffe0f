import type { Unsupported } from './embedded.js';

/** What becomes of a bridge in the embedded broker. */
export const notConnected: Unsupported['unsupported'] = {
  what: 'The bridge is not connected.',
  instead: 'No messages are exchanged with the other broker.',
};

/** Support for what describes a bridge. */
export const ofBridge: Unsupported = { unsupported: notConnected, partOf: 'connection' };
