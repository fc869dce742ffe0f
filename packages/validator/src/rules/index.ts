import type { Code } from '@mosquitto-conf/config';
import type { DiagnoseCode, ReportedRule, Rule } from '../rule.js';
import { accessRules } from './access/index.js';
import { accessFileRules } from './access-file/index.js';
import { aclRules } from './acl/index.js';
import { bridgeRules } from './bridge/index.js';
import { directiveRules } from './directive/index.js';
import { dynamicSecurityRules } from './dynamic-security/index.js';
import { farEndRules } from './far-end/index.js';
import { fileRules } from './file/index.js';
import { limitRules } from './limit/index.js';
import { listenerRules } from './listener/index.js';
import { loggingRules } from './logging/index.js';
import { machineRules } from './machine/index.js';
import { orderRules } from './order/index.js';
import { passwordRules } from './password/index.js';
import { persistenceRules } from './persistence/index.js';
import { pluginRules } from './plugin/index.js';
import { pskRules } from './psk/index.js';
import { tlsRules } from './tls/index.js';
import { valueRules } from './value/index.js';

const all = [
  ...accessRules,
  ...accessFileRules,
  ...aclRules,
  ...bridgeRules,
  ...directiveRules,
  ...dynamicSecurityRules,
  ...farEndRules,
  ...fileRules,
  ...limitRules,
  ...listenerRules,
  ...loggingRules,
  ...machineRules,
  ...orderRules,
  ...passwordRules,
  ...persistenceRules,
  ...pluginRules,
  ...pskRules,
  ...tlsRules,
  ...valueRules,
];

type CodeWithRule = Extract<(typeof all)[number], ReportedRule>['id'];

type None<T extends never> = T;

/** Does not compile while a code has no rule; the error names the code. */
export type CodeWithoutRule = None<Exclude<Code | DiagnoseCode, CodeWithRule>>;

type RuleOfAnyCode<R> = R extends ReportedRule ? (Code extends R['id'] ? R : never) : never;

/** Does not compile while the type of a rule's id is any code: that rule would hide every code without a rule. */
export type RuleWithoutOwnId = None<RuleOfAnyCode<(typeof all)[number]>>;

/** Every rule, in alphabetical order of the ids. */
export const rules: readonly Rule[] = [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of this id; undefined where there is none. Every code has one. */
export function findRule(id: Code | DiagnoseCode): ReportedRule;
export function findRule(id: string): Rule | undefined;
export function findRule(id: string): Rule | undefined {
  return byId.get(id);
}
