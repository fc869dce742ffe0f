import type {
  AccessDecision,
  ConnectDecision,
  ConnectStep,
  ListenerPolicy,
  Place,
} from '@mosquitto-conf/config';
import { protocolText } from '../explain/index.js';
import { accessPlace, fileOf } from './deciding-place.js';
import { accessReasonText, connectReasonText } from './words.js';

/** One step of an answer, for people. */
export interface ExplainedStep {
  /** What is looked at: `listener`, `password-file`, `acl-file`, … */
  readonly check: string;
  /** `passed`: the next step decides. `plugin`: a plugin decides, if it wants to. */
  readonly result: 'passed' | 'allowed' | 'denied' | 'plugin';
  /** One sentence. */
  readonly text: string;
  /** The line that decides; undefined where no line is about it. */
  readonly place: Place | undefined;
}

/** What a step that does not decide has found; the deciding step has the reason. */
const passed: Readonly<Record<ConnectStep['check'], string>> = {
  encryption: 'The connection is encrypted as the listener requires.',
  'protocol-version': 'The listener accepts this version of MQTT.',
  text: 'The client ID and the username are valid text.',
  'client-id': 'The client ID is accepted.',
  'client-id-prefix': 'The client ID starts with the required prefix.',
  'tls-username': 'The username comes from TLS.',
  'username-as-client-id': 'The username replaces the client ID.',
  plugins: 'A plugin decides first. Its answer is not known here.',
  'dynamic-security': 'Dynamic security does not know this client.',
  'password-file': 'The password file has this user, and the password is correct.',
  anonymous: 'The client needs no password.',
  'acl-file': 'The ACL file admits the client.',
};

/** The steps of a connection, from the listener to the one that decides. */
export function explainConnect(policy: ListenerPolicy, decision: ConnectDecision): ExplainedStep[] {
  const listener: ExplainedStep = {
    check: 'listener',
    result: 'passed',
    text: `The client reaches ${policy.name} (${protocolText(policy)}).`,
    place: policy.place,
  };
  const last = decision.steps.length - 1;
  return [
    listener,
    ...decision.steps.map(({ check, result, place }, index): ExplainedStep => {
      const decides = index === last;
      return {
        check,
        result: result === 'refused' ? 'denied' : result,
        text: decides ? connectReasonText(decision) : passed[check],
        place: place ?? (decides ? fileOf(policy, decision.reason) : undefined),
      };
    }),
  ];
}

/** The steps of a decision on a topic. */
export function explainAccess(policy: ListenerPolicy, decision: AccessDecision): ExplainedStep[] {
  const last = decision.steps.length - 1;
  return decision.steps.map(({ check, result }, index): ExplainedStep => {
    const decides = index === last;
    return {
      check,
      result,
      text: decides ? accessReasonText(decision) : passing[check],
      place: decides ? accessPlace(policy, decision) : policy.acl?.place,
    };
  });
}

const passing: Readonly<Record<AccessDecision['steps'][number]['check'], string>> = {
  listener: 'The listener of the client is known.',
  bridge: 'The client is not a bridge.',
  'reserved-topic': 'The topic is not reserved.',
  plugins: passed.plugins,
  'dynamic-security': 'No role says anything about the topic.',
  subscribing: 'The action is a subscription.',
  'acl-file': 'An ACL file is set.',
  'user-lines': 'No `topic` line for this client grants or denies it.',
  patterns: 'No `pattern` line grants or denies it.',
};
