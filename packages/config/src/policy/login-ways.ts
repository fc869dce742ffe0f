import { canLogIn } from '../access/dynamic-security/index.js';
import { decideLogin } from './credentials.js';
import type { ListenerPolicy } from './listener-policy.js';

/** The ways in which clients may log in at a listener, once TLS is satisfied. */
export interface LoginWays {
  /** Without a username. */
  readonly anonymous: boolean;
  /** With any username and any password. */
  readonly anyUsername: boolean;
  /** With a username and password of the password file. */
  readonly passwords: boolean;
  /** With a username and password that dynamic security knows. */
  readonly dynamicSecurity: boolean;
  /** As a plugin decides. */
  readonly plugins: boolean;
  /** By a name that TLS or a proxy gives, without a password. */
  readonly identity: boolean;
}

const NONE: LoginWays = {
  anonymous: false,
  anyUsername: false,
  passwords: false,
  dynamicSecurity: false,
  plugins: false,
  identity: false,
};

/** A username that no password file knows: the broker reads no names with a colon. */
const UNKNOWN = ':';

/** The ways in which clients may log in at a listener. */
export function loginWays(policy: ListenerPolicy): LoginWays {
  const { usernameSource, proxyProtocol, passwords, dynamicSecurity, clientIds } = policy;
  const source = usernameSource.value;
  if (source === 'none' || (source === 'proxy' && proxyProtocol.value !== 2)) return NONE;
  if (source !== 'client') return { ...NONE, identity: true };
  const unknown = decideLogin(policy, UNKNOWN);
  return {
    anonymous: !clientIds.isUsername.value && decideLogin(policy, undefined).allowed,
    anyUsername: unknown.allowed,
    passwords: passwords !== undefined && !unknown.allowed,
    dynamicSecurity: dynamicSecurity !== undefined && [...dynamicSecurity.security.clients].some(canLogIn),
    plugins: unknown.steps.some(({ result }) => result === 'plugin'),
    identity: false,
  };
}

/** Whether there is any way to log in. */
export function canAnyoneLogIn(ways: LoginWays): boolean {
  return Object.values(ways).some(Boolean);
}
