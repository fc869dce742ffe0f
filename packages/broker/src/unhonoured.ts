import { type Configuration, filePluginOf, type Place, type Setting } from '@mosquitto-conf/config';

/** Something in a configuration that a test broker does not do. */
export interface Gap {
  /** What it is: one sentence. */
  readonly what: string;
  /** What happens instead: one sentence. */
  readonly instead: string;
  readonly place?: Place;
}

/** Settings of the broker as a whole that are passed over. */
const broker: Readonly<Record<string, readonly [what: string, instead: string]>> = {
  user: ['`user` is not followed.', 'The broker stays the user who started it.'],
  memory_limit: ['`memory_limit` is not followed.', 'Memory is not limited.'],
  enable_control_api: ['The control interface is not there.', 'Messages below `$CONTROL/` are refused.'],
  log_facility: ['There is no syslog.', 'What would go there goes nowhere.'],
};

/** Settings of a listener. */
const listener: Readonly<Record<string, readonly [what: string, instead: string]>> = {
  enable_proxy_protocol: ['The PROXY protocol is not spoken.', 'Connections must come without its header.'],
  tls_engine: ['TLS engines are not loaded.', 'Keys are read from their files.'],
};

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
  for (const [name, text] of Object.entries(broker)) look(settings.get(name), text);
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
    for (const [name, text] of Object.entries(listener)) look(one.settings.get(name), text);
    if (one.settings.text('protocol') === 'http_api') {
      const setting = one.settings.get('protocol');
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
