import { anonymousAccess, type Configuration, type Listener, type Place } from '@mosquitto-conf/config';
import { aclFile } from '@mosquitto-conf/config/directives';
import {
  anonymousSetting,
  asksForKeys,
  hasPlugins,
  namesOf,
  placeOf,
  securityOf,
} from '../../facts/listeners.js';
import { isLocal, speaksMqtt } from '../../facts/network.js';
import type { CheckedRule } from '../../rule.js';

export const openToEverybody: CheckedRule = {
  id: 'open-to-everybody',
  category: 'security',
  // Many are meant to be open. Where a password file stands beside it, `anonymous-beside-passwords` is the warning.
  severity: 'info',
  summary: 'Everybody who reaches a port over the network may connect without a name.',
  why: 'In a network of one’s own that may be just what is wanted. On a machine that the internet reaches, strangers find such a port within hours, read everything and switch what can be switched.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        listener 1884
      `,
      target: '1.6.15',
    },
    {
      text: `
        allow_anonymous true
        listener 1883
        listener 1884 127.0.0.1
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883 127.0.0.1
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
  ],
  check({ configuration, report }) {
    const groups = new Map<string, { readonly place: Place; readonly listeners: Listener[] }>();
    for (const listener of configuration.listeners) {
      if (!isOpen(configuration, listener)) continue;
      const said = anonymousSetting(configuration, listener);
      const place = said?.place ?? placeOf(listener);
      if (!place) continue;
      // Where no line says so, it is the same default that opens all of them.
      const key = said ? `${place.file}:${place.line}` : '';
      const group = groups.get(key);
      if (group) group.listeners.push(listener);
      else groups.set(key, { place, listeners: [listener] });
    }
    for (const { place, listeners } of groups.values()) {
      const limited = listeners.every((one) => securityOf(configuration, one).settings.has(aclFile));
      report({
        message: limited
          ? `Everybody may connect on ${namesOf(listeners)}, and do what the ACL file grants to clients without a name.`
          : `Everybody may connect on ${namesOf(listeners)}, and read and write everything.`,
        help: 'If that is not wanted, write `allow_anonymous false` and name a `password_file`; if only this machine is meant, add `localhost` to the `listener` line.',
        place,
      });
    }
  },
};

function isOpen(configuration: Configuration, listener: Listener): boolean {
  if (!anonymousAccess(configuration, listener).value || isLocal(listener) || !speaksMqtt(listener))
    return false;
  return !asksForKeys(listener) && !hasPlugins(configuration, listener);
}
