import type { ConnectReason, Directive, Text } from '@mosquitto-conf/config';
import {
  bridgeProtocolVersion,
  remoteClientid,
  remotePassword,
  remoteUsername,
} from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { connectPlace } from '../../access/deciding-place.js';
import { PASSWORDS } from '../../examples/example-files.js';
import { type Meeting, meetings, meetingValues, placesAtFarEnd } from '../../facts/far-ends.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';
import { farEndTexts } from '../../texts/far-ends.js';

const texts = textsOf('far-end-refuses', {
  anonymous: '`{file}` accepts no anonymous clients, and the bridge `{bridge}` has no `remote_username`.',
  addLogin: 'Add `remote_username` and `remote_password` of a user of the other broker.',
  unknownUser: '`{file}` does not have the user `{user}` of the bridge `{bridge}`.',
  otherUser:
    'Add the user to the password file of the other broker with `mosquitto_passwd`, or write another one.',
  noPassword: '`{file}` has a password for the user `{user}`, and the bridge `{bridge}` has none.',
  addPassword: 'Add `remote_password` with the password that the other broker has.',
  wrongPassword: 'The password of the bridge `{bridge}` is not that of the user `{user}` in `{file}`.',
  otherPassword: 'Write the password that the other broker has for this user.',
  dynamicSecurity: 'Dynamic security of `{file}` does not accept the user `{user}` of the bridge `{bridge}`.',
  addClient:
    'Create the client with `mosquitto_ctrl dynsec createClient`, or enable it, and give it this password.',
  version: '`{file}` does not accept the MQTT version of the bridge `{bridge}`.',
  otherVersion: 'Set `bridge_protocol_version` to a version that the other broker accepts: {versions}.',
  prefix:
    '`{file}` accepts only client ids that begin with `{prefix}`: that of the bridge `{bridge}` does not.',
  hostPrefix:
    '`{file}` accepts only client ids that begin with `{prefix}`: that of the bridge `{bridge}` begins with the hostname.',
  setId: 'Set `remote_clientid` to an id that begins with `{prefix}`.',
  named:
    '`{file}` takes the username from a certificate or key, and the bridge `{bridge}` shows none with a name.',
  showName: 'Add `bridge_certfile` and `bridge_keyfile`: a certificate with a common name.',
  noName: '`{file}` takes the username as the client id, and the bridge `{bridge}` has no username.',
  notInAcl: 'The ACL file of `{file}` does not have the user `{user}`: this release refuses such users.',
  addToAcl: 'Add `user {user}` to the ACL file of the other broker.',
});

const CLOUD = 'cloud.conf';
const BRIDGE = `
        connection cloud
        address 192.168.1.20:1883
        topic house/# out 1`;
const WITH_PASSWORDS = `
          listener 1883
          password_file passwd
        `;

export const farEndRefuses: CheckedRule = {
  id: 'far-end-refuses',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The broker at the other end of a bridge refuses the bridge.',
  why: 'The bridge connects, is refused, and tries again and again. No message passes, and outgoing messages wait until the queue is full.',
  noFix: noFix.service,
  needsWhole: true,
  wrong: [
    {
      text: `${BRIDGE}
      `,
      files: { [CLOUD]: WITH_PASSWORDS, passwd: PASSWORDS },
      bridges: { cloud: CLOUD },
    },
    {
      text: `${BRIDGE}
        remote_username edge
        remote_password not-a-secret
      `,
      files: { [CLOUD]: WITH_PASSWORDS, passwd: PASSWORDS },
      bridges: { cloud: CLOUD },
    },
    {
      text: `${BRIDGE}
        bridge_protocol_version mqttv31
      `,
      files: {
        [CLOUD]: `
          listener 1883
          allow_anonymous true
          accept_protocol_versions 4, 5
        `,
      },
      bridges: { cloud: CLOUD },
    },
    {
      text: `${BRIDGE}
        remote_clientid house
      `,
      files: {
        [CLOUD]: `
          listener 1883
          allow_anonymous true
          clientid_prefixes edge-
        `,
      },
      bridges: { cloud: CLOUD },
    },
  ],
  right: [
    {
      text: `${BRIDGE}
        remote_username ana
        remote_password not-a-secret
      `,
      files: { [CLOUD]: WITH_PASSWORDS, passwd: PASSWORDS },
      bridges: { cloud: CLOUD },
    },
  ],
  check(context) {
    for (const meeting of meetings(context)) {
      const { bridge, farEnd, policy, decision } = meeting;
      // What a plugin says is not known.
      if (decision.allowed || decision.plugins.length > 0) continue;
      const refusal = refusals[decision.reason]?.(meeting);
      if (!refusal) continue;
      const own = bridge.settings.setting(refusal.about) ?? bridge.settings.setting(remoteUsername);
      const place = connectPlace(policy, decision) ?? policy.place;
      context.report({
        message: refusal.message,
        help: refusal.help,
        place: own?.place ?? bridge.place,
        relatedPlaces: placesAtFarEnd(farEnd, farEndTexts.decides, place),
      });
    }
  },
};

interface Refused {
  readonly message: Text;
  readonly help: Text;
  /** The bridge's line. */
  readonly about: Directive;
}

function valuesOf(meeting: Meeting) {
  return { ...meetingValues(meeting), user: meeting.client.username ?? '' };
}

/** What can be said of each reason. Encryption and certificates have rules of their own. */
const refusals: Readonly<Partial<Record<ConnectReason, (meeting: Meeting) => Refused | undefined>>> = {
  'anonymous-denied': (meeting) => ({
    message: texts.anonymous(valuesOf(meeting)),
    help: texts.addLogin,
    about: remoteUsername,
  }),
  'no-access-files': unknownUser,
  'user-unknown': unknownUser,
  'password-missing': (meeting) => ({
    message: texts.noPassword(valuesOf(meeting)),
    help: texts.addPassword,
    about: remoteUsername,
  }),
  'password-wrong': (meeting) => ({
    message: texts.wrongPassword(valuesOf(meeting)),
    help: texts.otherPassword,
    about: remotePassword,
  }),
  'dynamic-security-denied': (meeting) =>
    dependsOnMachine(meeting)
      ? undefined
      : {
          message: texts.dynamicSecurity(valuesOf(meeting)),
          help: texts.addClient,
          about: remoteUsername,
        },
  'protocol-version': (meeting) => ({
    message: texts.version(valuesOf(meeting)),
    help: texts.otherVersion({ versions: versionWords(meeting) }),
    about: bridgeProtocolVersion,
  }),
  'client-id-prefix': (meeting) => {
    const prefix = meeting.policy.clientIds.requiredPrefix.value;
    if (!meeting.hasOwnId && mayBeginWith(prefix ?? '', meeting.bridge.name)) return undefined;
    const text = meeting.hasOwnId ? texts.prefix : texts.hostPrefix;
    return {
      message: text({ ...valuesOf(meeting), prefix }),
      help: texts.setId({ prefix }),
      about: remoteClientid,
    };
  },
  'certificate-without-name': (meeting) => ({
    message: texts.named(valuesOf(meeting)),
    help: texts.showName,
    about: remoteUsername,
  }),
  'no-user-name': (meeting) => ({
    message: texts.noName(valuesOf(meeting)),
    help: texts.addLogin,
    about: remoteUsername,
  }),
  'not-in-acl': (meeting) => ({
    message: texts.notInAcl(valuesOf(meeting)),
    help: texts.addToAcl({ user: valuesOf(meeting).user }),
    about: remoteUsername,
  }),
};

/** Whether the client may connect only with one id, and that of the bridge contains the name of its machine. */
function dependsOnMachine({ hasOwnId, policy, client: { username } }: Meeting): boolean {
  if (hasOwnId || username === undefined) return false;
  return policy.dynamicSecurity?.security.clients.get(username)?.clientId !== undefined;
}

/** Whether the client id of a bridge without `remote_clientid`, `HOST.NAME`, may begin with a prefix: any host may be meant. */
function mayBeginWith(prefix: string, name: string): boolean {
  const [host = ''] = /^[\w.-]*/.exec(prefix)!;
  return [...host].some((_, index) => `.${name}`.startsWith(prefix.slice(index + 1)));
}

function unknownUser(meeting: Meeting): Refused {
  return { message: texts.unknownUser(valuesOf(meeting)), help: texts.otherUser, about: remoteUsername };
}

const words = { 3: 'mqttv31', 4: 'mqttv311', 5: 'mqttv50' } as const;

function versionWords({ policy }: Meeting): string {
  return policy.limits.versions.value.map((version) => `\`${words[version]}\``).join(', ');
}
