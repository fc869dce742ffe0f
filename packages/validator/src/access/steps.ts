import type {
  AccessDecision,
  ConnectDecision,
  ConnectStep,
  ListenerPolicy,
  Place,
  Text,
} from '@mosquitto-conf/config';
import { protocolText } from '../explain/index.js';
import { stepTexts as texts } from '../texts/access.js';
import { accessPlace, fileOf } from './deciding-place.js';
import { accessReasonText, connectReasonText } from './words.js';

/** One step of an answer, for people. */
export interface ExplainedStep {
  /** What is looked at: `listener`, `password-file`, `acl-file`, … */
  readonly check: string;
  /** `passed`: the next step decides. `plugin`: a plugin decides, if it wants to. */
  readonly result: 'passed' | 'allowed' | 'denied' | 'plugin';
  /** One sentence. */
  readonly text: Text;
  /** The line that decides; undefined where no line is about it. */
  readonly place: Place | undefined;
}

/** What a step that does not decide has found; the deciding step has the reason. */
const passed: Readonly<Record<ConnectStep['check'], Text>> = {
  encryption: texts.encryption,
  'protocol-version': texts.protocolVersion,
  text: texts.text,
  'client-id': texts.clientId,
  'client-id-prefix': texts.clientIdPrefix,
  'tls-username': texts.tlsUsername,
  'username-as-client-id': texts.usernameAsClientId,
  plugins: texts.plugins,
  'dynamic-security': texts.dynamicSecurity,
  'password-file': texts.passwordFile,
  anonymous: texts.anonymous,
  'acl-file': texts.admittedByAcl,
};

/** The steps of a connection, from the listener to the one that decides. */
export function explainConnect(policy: ListenerPolicy, decision: ConnectDecision): ExplainedStep[] {
  const listener: ExplainedStep = {
    check: 'listener',
    result: 'passed',
    text: texts.listener({ listener: policy.name, protocol: protocolText(policy) }),
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

const passing: Readonly<Record<AccessDecision['steps'][number]['check'], Text>> = {
  listener: texts.knownListener,
  bridge: texts.bridge,
  'reserved-topic': texts.reservedTopic,
  plugins: texts.plugins,
  'dynamic-security': texts.roles,
  subscribing: texts.subscribing,
  'acl-file': texts.aclFile,
  'user-lines': texts.userLines,
  patterns: texts.patterns,
};
