import type { AccessDecision, Place, ConnectReason as PolicyReason } from '@mosquitto-conf/config';
import type { BridgeEvent } from './bridge/bridge-info.js';
import type { ListenerState } from './listeners/listener-state.js';

/** Why a client may connect or not: the reasons of the listener policy, and those of this broker's own. */
export type ConnectReason =
  | PolicyReason
  | 'authentication-accepted'
  | 'authentication-refused'
  | 'refused-by-test';

/** A decision about a client, with the line of the configuration that made it. */
export interface Decision {
  /** `will`: a client's will is published. */
  readonly kind: 'connect' | 'publish' | 'will' | 'subscribe' | 'receive' | 'unsubscribe';
  readonly allowed: boolean;
  readonly clientId: string;
  readonly username: string | undefined;
  /** The listener's name. */
  readonly listener: string;
  /** Of a message, or the filter. */
  readonly topic?: string;
  /** Stable, kebab-case: `no-password-entry`, `nothing-grants`, … */
  readonly reason: ConnectReason | AccessDecision['reason'];
  /** The line that decided; absent where none did. */
  readonly place?: Place;
  /** Where no line decided: the line that named the file in which none was found. */
  readonly source?: { readonly directive: string; readonly place: Place };
}

/** Reasons that concern a file as a whole, and which file that is. */
const files: Partial<Readonly<Record<Decision['reason'], 'acl' | 'passwords'>>> = {
  'nothing-grants': 'acl',
  'risky-name': 'acl',
  'empty-acl': 'acl',
  'not-in-acl': 'acl',
  'user-unknown': 'passwords',
};

/** Who a decision is about. */
export interface Asker {
  readonly clientId: string;
  readonly username: string | undefined;
  readonly listener: ListenerState | undefined;
}

/** What was decided. */
export interface Verdict {
  readonly allowed: boolean;
  readonly reason: Decision['reason'];
  /** The line that decided, or the line of the file that did. */
  readonly place?: Place;
  readonly by?: { readonly place: Place | undefined };
}

/** A decision as the event has it. */
export function decisionOf(
  kind: Decision['kind'],
  { clientId, username, listener }: Asker,
  { allowed, reason, by, place = by?.place }: Verdict,
  topic: string | undefined,
): Decision {
  const source = place ? undefined : sourceOf(reason, listener);
  return {
    kind,
    allowed,
    clientId,
    username,
    listener: listener?.name ?? '',
    ...(topic === undefined ? {} : { topic }),
    reason,
    ...(place ? { place } : {}),
    ...(source ? { source } : {}),
  };
}

/** The line that named the file a decision lies in. */
function sourceOf(reason: Decision['reason'], listener: ListenerState | undefined): Decision['source'] {
  const file = files[reason];
  const source = file && listener?.policy[file];
  return source && { directive: source.directive, place: source.place };
}

/** Why a client is accepted or denied. Stable. */
/** The events of a broker. */
export interface BrokerEvents {
  decision: [Decision];
  connect: [{ readonly clientId: string; readonly username: string | undefined; readonly listener: string }];
  disconnect: [{ readonly clientId: string; readonly reason: string }];
  /** The target would end, because `memory_limit` leaves no room for a hash table. The broker closes without saving anything; `message` says so. */
  exhausted: [{ readonly limit: number; readonly message: string }];
  bridge: [BridgeEvent];
  subscribe: [{ readonly clientId: string; readonly filter: string; readonly qos: number }];
  unsubscribe: [{ readonly clientId: string; readonly filter: string }];
  publish: [
    {
      readonly clientId: string | undefined;
      readonly topic: string;
      readonly payload: Buffer;
      readonly qos: number;
      readonly retain: boolean;
    },
  ];
}
