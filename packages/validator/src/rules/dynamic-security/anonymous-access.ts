import {
  type AclType,
  filterMatches,
  loginWays,
  type RoleAcl,
  textsOf,
} from '@mosquitto-conf/config/internal';
import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { dynamicSecurityOf } from '../../facts/dynamic-security.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('dynamic-security-anonymous-access', {
  everything: 'The role `{role}` gives anonymous clients access to every topic.',
  control: 'The role `{role}` lets anonymous clients control the broker.',
  help: 'Take the role away from the group `{group}`, or give the group a role for the topics that everyone may use.',
});

const GUESTS = `"anonymousGroup": "guests"`;
const group = '{"groupname": "guests", "roles": [{"rolename": "guest"}]}';
const roles = (topic: string) =>
  `{"rolename": "guest", "acls": [{"acltype": "publishClientSend", "topic": "${topic}", "allow": true}]}`;
const example = (topic: string) =>
  dynamicSecurityExample(
    { clients: '', groups: group, roles: roles(topic), more: GUESTS },
    { anonymous: true },
  );

export const dynamicSecurityAnonymousAccess: CheckedRule = {
  id: 'dynamic-security-anonymous-access',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'Anonymous clients have a role that allows every topic, or control of the broker.',
  why: 'The roles of the anonymous group count for every client that connects without a username. With access to `$CONTROL`, such a client can create users and give itself any permission.',
  noFix: noFix.permission,
  wrong: [example('#'), example('$CONTROL/#')],
  right: [example('public/#')],
  check({ policies, report }) {
    const open = policies.filter((policy) => loginWays(policy).anonymous);
    for (const { security } of dynamicSecurityOf(open)) {
      const { anonymousGroup } = security;
      for (const { what: role } of anonymousGroup?.roles ?? []) {
        const found = (['publishClientSend', 'publishClientReceive', 'subscribePattern'] as const)
          .flatMap((type) => role.acls[type].map((acl) => ({ acl, reach: reachOf(type, acl) })))
          .find(({ reach }) => reach !== undefined);
        const place = found?.acl.place;
        if (!anonymousGroup || !found?.reach || !place) continue;
        report({
          message: texts[found.reach]({ role: role.name }),
          help: texts.help({ group: anonymousGroup.name }),
          place,
        });
      }
    }
  },
};

function reachOf(type: AclType, { allow, topic }: RoleAcl): 'everything' | 'control' | undefined {
  if (!allow) return undefined;
  if (filterMatches(topic, '#', undefined)) return 'everything';
  return type === 'publishClientSend' && topic.startsWith('$CONTROL/') ? 'control' : undefined;
}
