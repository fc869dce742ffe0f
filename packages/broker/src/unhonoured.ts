import type { Configuration, Directive, Place, Setting } from '@mosquitto-conf/config';
import {
  enableControlApi,
  enableProxyProtocol,
  logFacility,
  memoryLimit,
  protocol,
  tlsEngine,
  user,
} from '@mosquitto-conf/config/directives';
import { filePluginOf } from '@mosquitto-conf/config/internal';

/** Something in a configuration that a test broker does not do. */
export interface Gap {
  /** What it is: one sentence. */
  readonly what: string;
  /** What happens instead: one sentence. */
  readonly instead: string;
  readonly place?: Place;
}

type Unsupported = readonly [directive: Directive, text: readonly [what: string, instead: string]];

/** Settings of the broker as a whole that are passed over. */
const broker: readonly Unsupported[] = [
  [user, ['`user` is not followed.', 'The broker stays the user who started it.']],
  [memoryLimit, ['`memory_limit` is not followed.', 'Memory is not limited.']],
  [enableControlApi, ['The control interface is not there.', 'Messages below `$CONTROL/` are refused.']],
  [logFacility, ['There is no syslog.', 'What would go there goes nowhere.']],
];

/** Settings of a listener. */
const listener: readonly Unsupported[] = [
  [enableProxyProtocol, ['The PROXY protocol is not spoken.', 'Connections must come without its header.']],
  [tlsEngine, ['TLS engines are not loaded.', 'Keys are read from their files.']],
];

/** Everything in a configuration that this broker does not do. */
export function unhonoured({
  release,
  settings,
  listeners,
  bridges,
  plugins,
}: Configuration): readonly Gap[] {
  const gaps: Gap[] = [];
  const look = (setting: Setting | undefined, text: readonly [string, string] | undefined) => {
    if (setting && text && setting.value !== false)
      gaps.push({ what: text[0], instead: text[1], place: setting.place });
  };
  for (const [directive, text] of broker) look(settings.setting(directive), text);
  for (const plugin of plugins) {
    const { path, place } = plugin;
    // Their files are read like those of the directives.
    if (filePluginOf(plugin, release)) continue;
    gaps.push({
      what: `The plugin \`${path}\` is not loaded.`,
      instead: 'Access files alone decide, and without any whoever comes in may do everything.',
      place,
    });
  }
  for (const one of listeners) {
    for (const [directive, text] of listener) look(one.settings.setting(directive), text);
    if (one.settings.get(protocol) === 'http_api') {
      const setting = one.settings.setting(protocol);
      look(setting, ['The HTTP interface is not there.', 'Its listener is not opened.']);
    }
  }
  for (const { name, place } of bridges) {
    gaps.push({
      what: `The bridge \`${name}\` is not connected.`,
      instead: 'Nothing goes to the other broker or comes from it.',
      place,
    });
  }
  return gaps;
}
