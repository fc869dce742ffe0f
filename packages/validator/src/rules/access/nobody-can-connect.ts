import { anonymousAccess, type Configuration, type Listener } from '@mosquitto-conf/config';
import {
  passwordFile,
  pskHint,
  useIdentityAsUsername,
  useSubjectAsUsername,
} from '@mosquitto-conf/config/directives';
import { isComplete } from '../../complete.js';
import type { Fix } from '../../diagnostic.js';
import { anonymousSetting, hasPlugins, namesOf, placeOf, securityOf } from '../../facts/listeners.js';
import { speaksMqtt } from '../../facts/network.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule, RuleContext } from '../../rule.js';

export const nobodyCanConnect: CheckedRule = {
  id: 'nobody-can-connect',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A listener lets nobody in: clients need a name, and nothing says which names are good.',
  why: 'From 2.0 clients without a user name are refused unless `allow_anonymous` is true. Those with a name need a password file, a plugin, or a certificate that names them. A listener with none of these turns everybody away as “not authorised”.',
  first: '2.0.0',
  wrong: [
    { text: 'listener 1883\n' },
    {
      text: `
        listener 1883
        allow_anonymous false
      `,
    },
    { text: 'port 1883\n', target: '2.0.22' },
    {
      text: `
        listener 1883
        listener 1884
        protocol websockets
      `,
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        allow_anonymous true
        listener 1884
      `,
      target: '2.0.22',
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
      files: { passwd: '' },
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
    if (!isComplete(context) || opensOnceMoved(context)) return;
    const { configuration, report } = context;
    const closed = configuration.listeners.filter((listener) => isClosed(configuration, listener));
    for (const group of configuration.perListenerSettings ? closed.map((one) => [one]) : [closed]) {
      const place = group[0] && placeOf(group[0]);
      if (!place) continue;
      const psk = group.some(({ settings }) => settings.has(pskHint));
      report({
        message: `Nobody can connect on ${namesOf(group)}: clients need a user name, and no name is known.`,
        help: psk
          ? 'Write `use_identity_as_username true` below the listener: its clients then log in with their keys.'
          : 'Name a password file with `password_file`, or write `allow_anonymous true` to let everybody in.',
        place,
        fixes: psk ? [useIdentity(configuration, group)] : letIn(configuration, group),
      });
    }
  },
};

function isClosed(configuration: Configuration, listener: Listener): boolean {
  if (
    anonymousAccess(configuration, listener).value ||
    !speaksMqtt(listener) ||
    hasPlugins(configuration, listener)
  )
    return false;
  if (securityOf(configuration, listener).settings.has(passwordFile)) return false;
  const { settings } = listener;
  return !settings.get(useIdentityAsUsername) && !settings.get(useSubjectAsUsername);
}

function useIdentity(configuration: Configuration, listeners: readonly Listener[]): Fix {
  const edits = new LineEdits(configuration);
  for (const listener of listeners) {
    const place = placeOf(listener);
    if (place && listener.settings.has(pskHint)) edits.insertBelow(place, 'use_identity_as_username true');
  }
  return edits.fix('Take the identity of the key for the user name', false);
}

function letIn(configuration: Configuration, listeners: readonly Listener[]): Fix[] {
  const edits = new LineEdits(configuration);
  const lines = new Set<unknown>();
  for (const listener of listeners) {
    const said = anonymousSetting(configuration, listener);
    const key = said ?? (configuration.perListenerSettings ? listener : configuration);
    if (lines.has(key)) continue;
    lines.add(key);
    const place = placeOf(listener);
    if (said) edits.setValue(said.place, 'true');
    else if (place) edits.insertBelow(place, 'allow_anonymous true');
  }
  return [edits.fix('Let everybody in: allow_anonymous true', false)];
}

/** Whether a line that lets everybody in was refused for where it stands: that says it all. */
function opensOnceMoved({ analysis, configuration }: RuleContext): boolean {
  return analysis.report.problems.some(({ code, place }) => {
    if (code !== 'needs-listener' || !place) return false;
    const line = configuration.files.find(({ path }) => path === place.file)?.document.lines[place.line - 1];
    if (line?.kind !== 'directive' || line.name.text !== 'allow_anonymous') return false;
    return line.words[0]?.text === 'true' || line.words[0]?.text === '1';
  });
}
