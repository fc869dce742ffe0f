import type { Directive, Place, Release, Text } from '@mosquitto-conf/config';

/** A setting in force, with the line it comes from. */
export interface EffectiveSetting {
  /** The catalogue's name; of a plugin's option the whole name, `plugin_opt_config_file`. */
  readonly name: string;
  readonly directive: Directive;
  /** The name by which the target knows it, or the one that set it: `maximum_qos`, `listener_allow_anonymous`. */
  readonly spelling: string;
  /** What would stand behind the name: one text a line, several where lines add up, none where nothing is set. */
  readonly values: readonly string[];
  /** What the value means, where that is not plain: `30 minutes`, `no limit`. */
  readonly words?: Text;
  /** The lines that set it; empty where the target's default holds. As many as `values` otherwise. */
  readonly places: readonly Place[];
  /** Set for all listeners together and not for this one. */
  readonly shared: boolean;
  /** A password or a key, better not shown. */
  readonly secret: boolean;
  /** Earlier lines that this one replaced, the latest first. */
  readonly replaced: readonly Replaced[];
}

/** A value that a later line replaced. */
export interface Replaced {
  readonly value: string;
  readonly place: Place;
}

/** What a section is about. */
export type SectionKind = 'broker' | 'listener' | 'plugin' | 'bridge';

/** The broker as a whole, a listener, a plugin, or a bridge. */
export interface EffectiveSection {
  readonly kind: SectionKind;
  /** As its line would be written: `listener 8883 127.0.0.1`, `connection cloud`; for the broker `broker`. */
  readonly title: string;
  /** The line that begins it. */
  readonly place?: Place;
  /** What else a person should know: `opened because no listener is configured`. */
  readonly note?: Text;
  readonly settings: readonly EffectiveSetting[];
}

/** Everything a configuration comes to. */
export interface EffectiveConfiguration {
  readonly release: Release;
  /** In the order in which they were read. */
  readonly files: readonly string[];
  readonly sections: readonly EffectiveSection[];
}
