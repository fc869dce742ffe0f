/** What a client is answered, in the words of fixtures/policy/README.md. */

/** It connects, and all that it publishes comes back to it. */
export const everything = '0 a,c/c1,u/alice';

/** It connects, and nothing that it publishes comes back to it. */
export const nothing = '0 ';

/** It connects, and only what it publishes to these topics comes back to it. */
export const only = (...topics: readonly string[]) => `0 ${topics.join(',')}`;

/** The connection is refused or closed before a CONNACK. */
export const closed = 'x';

/** The return codes of MQTT 3.1.1. */
export const badVersion = '1';
export const badClientId = '2';
export const badCredentials = '4';
export const notAuthorized = '5';
