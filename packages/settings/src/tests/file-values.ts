// The values of a `*.mosquitto-test.yaml`, as schemas/test.schema.json describes them.

type Text = string | number;
type Texts = string | readonly string[];
/** The payload of a message. */
export type Payload = string | number | boolean;
/** The quality of service of a message or a subscription. */
export type QoS = 0 | 1 | 2;

/** What a client is answered: a word, or the code of the answer. */
export type Outcome =
  | 'accepted'
  | 'denied'
  | 'refused'
  | 'closed'
  | 'protocol-version'
  | 'client-id'
  | 'bad-credentials'
  | 'not-authorized'
  | number;

/** A certificate that is made for the tests. */
export interface CertificateValues {
  readonly is?: 'authority' | 'server' | 'client';
  readonly name?: string;
  readonly by?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly revocations?: string;
  readonly expired?: boolean;
  readonly revoked?: boolean;
}

/** The far end of a bridge: a broker that runs for the tests. */
export interface BridgeValues {
  readonly configuration?: string;
  readonly target?: Text;
}

/** A client, as a test describes it. */
export interface ClientValues {
  /** It connects to the far end of this bridge. */
  readonly bridge?: string;
  readonly listener?: Text;
  readonly version?: 3.1 | '3.1' | '3.1.1' | 5 | '5' | '5.0';
  readonly tls?: boolean;
  readonly websockets?: boolean;
  readonly username?: Text;
  readonly password?: Text;
  readonly clientId?: Text;
  readonly certificate?: string;
  readonly psk?: { readonly identity: string; readonly key: Text };
  readonly cleanStart?: boolean;
  readonly keepAlive?: number;
  readonly sessionExpiry?: number;
  readonly receiveMaximum?: number;
  readonly will?: {
    readonly topic: string;
    readonly payload?: Payload;
    readonly qos?: QoS;
    readonly retain?: boolean;
    readonly delay?: number;
  };
}

/** A message that a client must receive. What is not named is not looked at. */
export interface MessageValues {
  readonly topic: string;
  readonly payload?: Payload;
  readonly qos?: QoS;
  readonly retain?: boolean;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** What is expected. Only what is named is compared. */
export interface ExpectationValues {
  readonly connect?: Readonly<Record<string, Outcome>>;
  readonly messages?: Readonly<Record<string, readonly (string | MessageValues)[]>>;
  readonly connected?: Readonly<Record<string, boolean>>;
  readonly disconnected?: Readonly<Record<string, Text>>;
  readonly retained?: Readonly<Record<string, Payload>>;
  readonly sys?: Readonly<Record<string, Payload>>;
  readonly log?: Texts;
}

/** One action: one of the first keys, and what belongs to it. */
export interface StepValues {
  readonly connect?: Texts;
  readonly subscribe?: Texts;
  readonly unsubscribe?: Texts;
  readonly publish?: string;
  readonly disconnect?: Texts;
  readonly cut?: Texts;
  readonly send?: string;
  readonly wait?: Text;
  readonly restart?: true;
  readonly reload?: true;
  readonly expect?: ExpectationValues;
  readonly as?: string;
  readonly payload?: Payload;
  readonly qos?: QoS;
  readonly retain?: boolean;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly then?: Outcome;
}

/** A case: clients, what happens, what must then be so. */
export interface CaseValues {
  readonly name: string;
  readonly for?: Readonly<Record<string, readonly Text[]>>;
  readonly given?: Readonly<Record<string, ClientValues | null>>;
  readonly when?: readonly StepValues[];
  readonly then?: ExpectationValues;
}

/** A table of clients by topics. */
export interface AccessValues {
  readonly name?: string;
  readonly listener?: Text;
  readonly table: string;
}

/** A test file. */
export interface FileValues {
  readonly configuration: Texts;
  readonly targets?: Text | readonly Text[];
  readonly root?: string;
  readonly map?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly passwords?: Readonly<Record<string, Readonly<Record<string, Text>>>>;
  readonly psk?: Readonly<Record<string, Readonly<Record<string, Text>>>>;
  readonly certificates?: Readonly<Record<string, CertificateValues | null>>;
  readonly plugins?: Readonly<Record<string, string>>;
  readonly bridges?: Readonly<Record<string, BridgeValues | null>>;
  readonly clients?: Readonly<Record<string, ClientValues | null>>;
  readonly access?: string | readonly (string | AccessValues)[];
  readonly cases?: readonly CaseValues[];
}

/** One text or several, as a list. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
