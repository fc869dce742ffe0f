import type { AclDecision, Place } from '@mosquitto-conf/config';

/** A decision about a client, with the line of the configuration that made it. */
export interface Decision {
  readonly kind: 'connect' | 'publish' | 'subscribe' | 'receive' | 'unsubscribe';
  readonly allowed: boolean;
  readonly clientId: string;
  readonly username: string | undefined;
  /** The listener's name. */
  readonly listener: string;
  /** Of a message, or the filter. */
  readonly topic?: string;
  /** Stable, kebab-case: `no-password-entry`, `nothing-grants`, … */
  readonly reason: ConnectReason | AclDecision['reason'];
  /** The line that decided; absent where none did. */
  readonly place?: Place;
}

export type ConnectReason =
  | 'anonymous-allowed'
  | 'anonymous-denied'
  | 'password-accepted'
  | 'password-wrong'
  | 'password-missing'
  | 'user-unknown'
  | 'certificate-accepted'
  | 'certificate-without-name'
  | 'psk-accepted'
  | 'no-user-name'
  | 'client-id-prefix'
  | 'no-access-files'
  | 'not-in-acl'
  | 'refused-by-test';

/** What happens in a broker, for those who watch it. */
export interface BrokerEvents {
  decision: [Decision];
  connect: [{ readonly clientId: string; readonly username: string | undefined; readonly listener: string }];
  disconnect: [{ readonly clientId: string; readonly reason: string }];
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
