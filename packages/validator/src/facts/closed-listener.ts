import type { ListenerPolicy } from '@mosquitto-conf/config';
import { canAnyoneLogIn, loginWays } from '@mosquitto-conf/config/internal';

/** Whether no way to log in is set. If usernames should come from TLS and do not, `identity-without-certificate` reports it. */
export function isClosed(policy: ListenerPolicy): boolean {
  const { usernameSource, admitsClients } = policy;
  return admitsClients && usernameSource.value === 'client' && !canAnyoneLogIn(loginWays(policy));
}
