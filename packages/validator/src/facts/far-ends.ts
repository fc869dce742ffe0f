import {
  type Analysis,
  type Bridge,
  type Configuration,
  type ConnectDecision,
  type ConnectingClient,
  decideConnect,
  type Listener,
  type ListenerPolicy,
  listenerPolicies,
  type Place,
  rightPassword,
  type Text,
} from '@mosquitto-conf/config';
import {
  bindInterface,
  bridgeCertfile,
  bridgeIdentity,
  bridgeProtocolVersion,
  bridgePsk,
  remoteClientid,
  remotePassword,
  remoteUsername,
} from '@mosquitto-conf/config/directives';
import { bridgeEncryption, decideConnectAtOnce, remoteClientId } from '@mosquitto-conf/config/internal';
import type { FarEnd } from '../far-end.js';
import type { RelatedPlace, RuleContext } from '../rule.js';
import { isUnderstood } from '../understood.js';
import { commonNameOf } from './certificate-trust.js';
import { isLocal, isLoopback } from './network.js';

/** A bridge, and the broker that it connects to. */
export interface BothEnds {
  readonly bridge: Bridge;
  readonly farEnd: FarEnd;
  readonly configuration: Configuration;
  /** The listeners of the other broker. */
  readonly policies: readonly ListenerPolicy[];
  /** The listener that the bridge reaches; undefined where none answers at its addresses. */
  readonly policy: ListenerPolicy | undefined;
}

/** A bridge at a listener of the other broker, and what that answers. */
export interface Meeting extends BothEnds {
  readonly policy: ListenerPolicy;
  readonly client: ConnectingClient;
  /** Whether the client id is known: without `remote_clientid`, the name of the machine is in it. */
  readonly hasOwnId: boolean;
  readonly decision: ConnectDecision;
}

/** In place of the hostname of the bridge's machine, which is not known. */
const MACHINE = 'machine';

const versions = { mqttv31: 3, mqttv311: 4, mqttv50: 5 } as const;

/** A bridge, and the broker that it connects to, whose configuration may be of no use. */
export interface GivenEnd {
  readonly bridge: Bridge;
  readonly farEnd: FarEnd;
}

/** The bridges whose other end is given. */
export function givenEnds(context: RuleContext): readonly GivenEnd[] {
  const { configuration, farEnds } = context;
  if (farEnds.length === 0 || !isUnderstood(context)) return [];
  return configuration.bridges.flatMap((bridge): GivenEnd[] => {
    const farEnd = farEnds.find((one) => one.bridge === bridge.name);
    return farEnd && bridge.addresses.length > 0 ? [{ bridge, farEnd }] : [];
  });
}

/** Why a bridge cannot be compared with the other configuration; undefined if it can. */
export function doubtAbout({ analysis }: FarEnd): 'unread' | 'open' | 'refused' | undefined {
  const { configuration, report, stop } = analysis;
  if (configuration.files.length === 0) return 'unread';
  if (!report.isWhole) return 'open';
  return stop && 'refused';
}

/** The bridges whose other end is known, with the listener that each reaches. */
export function bothEnds(context: RuleContext): readonly BothEnds[] {
  return givenEnds(context).flatMap(({ bridge, farEnd }): BothEnds[] => {
    // What is wrong with the other configuration is found where that is looked at.
    if (doubtAbout(farEnd)) return [];
    const { analysis } = farEnd;
    const policies = policiesOf(analysis);
    const policy = reachedBy(bridge, policies);
    if (policy === 'unknown') return [];
    return [{ bridge, farEnd, configuration: analysis.configuration, policies, policy }];
  });
}

/** The bridges that reach a listener for MQTT over TCP, and what that answers. Behind a proxy nothing is known. */
export function meetings(context: RuleContext): readonly Meeting[] {
  return bothEnds(context).flatMap((ends): Meeting[] => {
    const { policy } = ends;
    if (!policy || policy.proxyProtocol.value !== undefined || policy.protocol.value !== 'mqtt') return [];
    const meeting = meet({ ...ends, policy }, context);
    return meeting ? [meeting] : [];
  });
}

/** What messages say of a meeting: the bridge, and the port and file of the listener that it reaches. */
export function meetingValues({ bridge, farEnd, policy }: Meeting) {
  return { bridge: bridge.name, port: policy.listener.port, file: farEnd.path };
}

/** The related place of a finding that is a line of the other broker; none where no line is about it. */
export function placesAtFarEnd(
  farEnd: FarEnd,
  message: Text,
  place: Place | undefined,
): readonly RelatedPlace[] {
  return place ? [{ message, place, farEnd }] : [];
}

const known = new WeakMap<Analysis, readonly ListenerPolicy[]>();

/** Many bridges may connect to one broker. */
function policiesOf(analysis: Analysis): readonly ListenerPolicy[] {
  let policies = known.get(analysis);
  if (!policies) {
    policies = listenerPolicies(analysis);
    known.set(analysis, policies);
  }
  return policies;
}

/** The listener at the first of the bridge's addresses at which there is one; of several there, which one may not be known. */
function reachedBy(
  { addresses }: Bridge,
  policies: readonly ListenerPolicy[],
): ListenerPolicy | 'unknown' | undefined {
  for (const { host, port } of addresses) {
    const here = policies.filter(
      ({ listener }) =>
        listener.port === port &&
        listener.unixSocketPath === undefined &&
        (isLoopback(host) || !isLocal(listener)),
    );
    const named = here.find(({ listener }) => listener.host === host);
    if (named) return named;
    const local = isLoopback(host) ? here.find(({ listener }) => isLocal(listener)) : undefined;
    const [found, other] = local ? [local] : here;
    // Only a name service or a router knows which address of that machine this is.
    if (found) return other && !isEverywhere(found.listener) ? 'unknown' : found;
  }
  return undefined;
}

/** Whether a listener has all addresses of its machine, or all of IPv4 or IPv6. */
function isEverywhere({ host, settings }: Listener): boolean {
  if (settings.has(bindInterface)) return false;
  return host === undefined || host === '0.0.0.0' || host === '::';
}

const decided = new WeakMap<Bridge, Meeting | undefined>();

/** Hashing takes its time: several rules ask. */
function meet(ends: BothEnds & { readonly policy: ListenerPolicy }, context: RuleContext) {
  const { bridge, policy } = ends;
  const before = decided.get(bridge);
  if (before?.policy === policy) return before;
  const client = clientOf(bridge, policy, context);
  const meeting = client && {
    ...ends,
    client,
    hasOwnId: bridge.settings.has(remoteClientid),
    decision: decide(ends.farEnd, policy, client),
  };
  decided.set(bridge, meeting);
  return meeting;
}

function decide({ hasher }: FarEnd, policy: ListenerPolicy, client: ConnectingClient): ConnectDecision {
  const { password, ...others } = client;
  const decision = hasher && decideConnectAtOnce(policy, client, hasher);
  if (decision) return decision;
  return decideConnect(policy, password === undefined ? others : { ...others, password: rightPassword });
}

/** What the bridge shows and sends; undefined where its certificate names the user and cannot be read. */
function clientOf(
  bridge: Bridge,
  { usernameSource }: ListenerPolicy,
  { analysis }: RuleContext,
): ConnectingClient | undefined {
  const { settings } = bridge;
  const encryption = bridgeEncryption(bridge);
  const version = versions[settings.get(bridgeProtocolVersion) as keyof typeof versions] ?? 4;
  const username = settings.get(remoteUsername);
  const password = settings.get(remotePassword);
  const hasCertificate = encryption === 'certificate' && settings.has(bridgeCertfile);
  const named = hasCertificate ? nameIn(bridge, analysis) : undefined;
  const isNamed = usernameSource.value === 'identity' || usernameSource.value === 'subject';
  if (hasCertificate && isNamed && (named === undefined || usernameSource.value === 'subject'))
    return undefined;
  return {
    clientId: remoteClientId(bridge, MACHINE),
    username,
    // Before 5.0 there is no password without a username, which `bridge-login-incomplete` reports.
    password: username === undefined && version < 5 ? undefined : password,
    version,
    isEncrypted: encryption !== undefined,
    hasCertificate,
    ...(named === undefined ? {} : { commonName: named }),
    ...(encryption === 'psk'
      ? { pskIdentity: settings.get(bridgeIdentity) ?? '', pskKey: settings.get(bridgePsk) ?? '' }
      : {}),
  };
}

/** The common name in the certificate of a bridge. */
function nameIn(bridge: Bridge, { certificates }: RuleContext['analysis']): string | undefined {
  const own = certificates.find(
    ({ owner, authority, index }) => owner === bridge && !authority && index === 0,
  );
  return own && commonNameOf(own);
}
