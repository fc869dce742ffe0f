import type { Configuration, ListenerPolicy, Place } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Repair } from '../../diagnostic.js';
import { PASSWORDS } from '../../examples/example-files.js';
import { isClosed } from '../../facts/closed-listener.js';
import { namesOf } from '../../facts/listeners.js';
import { strayLines } from '../../facts/stray-lines.js';
import { forDecision } from '../../fixes/fix.js';
import { LineEdits } from '../../fixes/line-edits.js';
import { usualPasswordFile } from '../../fixes/require-passwords.js';
import type { CheckedRule, Finding, RuleContext } from '../../rule.js';
import { isUnderstood } from '../../understood.js';

const texts = textsOf('nobody-can-connect', {
  message: 'No client can connect on {listeners}: a username is required, and none is valid.',
  help: 'Add `password_file {path}`, and create the users with `mosquitto_passwd`. Or write `allow_anonymous true`: then anyone can connect.',
  initDynamicSecurity:
    'Create the file again with `mosquitto_ctrl dynsec init {path:path} USER`. Without a client that can log in, `mosquitto_ctrl` cannot add or change clients.',
  usePskIdentity:
    'Add `use_identity_as_username true` below the `listener`: clients then log in with the identity of their key.',
  fixPskIdentity: 'Use the identity of the key as the username',
  fixPasswords: 'Require passwords: password_file {path}',
  fixAnonymous: 'Accept anonymous clients: allow_anonymous true',
});

export const nobodyCanConnect: CheckedRule = {
  id: 'nobody-can-connect',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'No client can connect to a listener: clients need a username, and no username is valid.',
  why: 'From 2.0 the broker refuses anonymous clients unless `allow_anonymous` is `true`. Clients with a username need a password file, a plugin, or a certificate that contains the username. Without any of these, the listener refuses every client as “not authorised”.',
  first: '2.0.0',
  needsWhole: true,
  wrong: [
    { text: 'listener 1883\n', machine: { elsewhere: true } },
    {
      text: `
        listener 1883
        allow_anonymous false
      `,
      machine: { elsewhere: true },
    },
    { text: 'port 1883\n', target: '2.0.22', machine: { elsewhere: true } },
    {
      text: `
        listener 1883
        listener 1884
        protocol websockets
      `,
      machine: { elsewhere: true },
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        allow_anonymous true
        listener 1884
      `,
      target: '2.0.11',
      machine: { elsewhere: true },
    },
    {
      text: `
        listener 8883
        psk_hint garden
        psk_file keys
      `,
      files: { keys: 'lamp:0123456789abcdef\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
    {
      text: `
        listener 1883
        listener_allow_anonymous true
      `,
    },
    {
      text: `
        listener 8883
        psk_hint garden
        psk_file keys
        use_identity_as_username true
      `,
      files: { keys: 'lamp:0123456789abcdef\n' },
    },
  ],
  check(context) {
    if (!isUnderstood(context) || opensOnceMoved(context)) return;
    const { configuration, policies, report } = context;
    const closed = policies.filter(isClosed);
    for (const group of configuration.perListenerSettings ? closed.map((one) => [one]) : [closed]) {
      const place = group[0] && placeOf(group[0]);
      if (!place) continue;
      const listeners = group.map(({ listener }) => listener);
      report({
        message: texts.message({ listeners: namesOf(listeners) }),
        place,
        ...advice(configuration, group),
      });
    }
  },
};

/** What to do, and the fixes for it. A password file beside dynamic security would be a second place for users. */
function advice(
  configuration: Configuration,
  group: readonly ListenerPolicy[],
): Pick<Finding, 'help' | 'fixes'> {
  if (group.some(({ encryption }) => encryption.value === 'psk'))
    return { help: texts.usePskIdentity, fixes: [forDecision(useIdentity(configuration, group))] };
  const path = group.find(({ dynamicSecurity }) => dynamicSecurity)?.dynamicSecurity?.path;
  return path === undefined
    ? {
        help: texts.help({ path: usualPasswordFile(configuration) }),
        fixes: choices(configuration, group),
      }
    : { help: texts.initDynamicSecurity({ path }) };
}

function placeOf({ place, anonymous }: ListenerPolicy): Place | undefined {
  return place ?? anonymous.setting?.place;
}

function useIdentity(configuration: Configuration, policies: readonly ListenerPolicy[]): Repair {
  const edits = new LineEdits(configuration);
  for (const { place, encryption } of policies)
    if (place && encryption.value === 'psk') edits.insertBelow(place, 'use_identity_as_username true');
  return edits.fix(texts.fixPskIdentity, false);
}

/** The ways to allow clients to connect, the more restrictive one first. */
function choices(configuration: Configuration, policies: readonly ListenerPolicy[]): Repair[] {
  return [askForPasswords(configuration, policies), letIn(configuration, policies)].map(forDecision);
}

function askForPasswords(configuration: Configuration, policies: readonly ListenerPolicy[]): Repair {
  const edits = new LineEdits(configuration);
  const path = usualPasswordFile(configuration);
  // One line is for all listeners, unless each has settings of its own.
  const places = policies.flatMap(({ place, anonymous }) => place ?? anonymous.setting?.place ?? []);
  for (const place of configuration.perListenerSettings ? places : places.slice(0, 1))
    edits.insertBelow(place, `password_file ${path}`);
  return edits.fix(texts.fixPasswords({ path }), false);
}

function letIn(configuration: Configuration, policies: readonly ListenerPolicy[]): Repair {
  const edits = new LineEdits(configuration);
  const lines = new Set<unknown>();
  for (const { place, anonymous, listener } of policies) {
    const { setting } = anonymous;
    const key = setting ?? (configuration.perListenerSettings ? listener : configuration);
    if (lines.has(key)) continue;
    lines.add(key);
    if (setting) edits.setValue(setting.place, 'true');
    else if (place) edits.insertBelow(place, 'allow_anonymous true');
  }
  return edits.fix(texts.fixAnonymous, false);
}

/** Directives that give clients a way to connect, whatever their value. */
const WAYS: ReadonlySet<string> = new Set(['password_file', 'plugin', 'auth_plugin', 'psk_file']);

/** Whether a line that would let clients in is above every listener: the finding about its position is enough. */
function opensOnceMoved({ configuration }: RuleContext): boolean {
  return strayLines(configuration).some(({ lines }) =>
    lines.some(({ name, words }) => {
      const value = words[0]?.text;
      const opens = name.text === 'allow_anonymous' && (value === 'true' || value === '1');
      return opens || WAYS.has(name.text);
    }),
  );
}
