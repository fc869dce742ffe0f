import type { Plugin } from '../configuration.js';
import { dynamicSecurityOption, isDynamicSecurity } from '../policy/dynamic-security.js';
import { pluginTexts as texts } from '../texts/plugins.js';
import type { Start } from './start.js';

/**
 * Since 2.0.15 the plugin for dynamic security fails if another instance has the topic of its commands already
 * (mosquitto_callback_register): one of the same listener with `per_listener_settings` up to 2.0, any other one from 2.1.
 */
export class DynamicSecurityOnce {
  #active: Plugin | undefined;
  #hasFile = false;

  constructor(private readonly start: Start) {}

  /** The plugins that follow are those of another listener. */
  beginListener(): void {
    this.#active = undefined;
  }

  /** A plugin is loaded. */
  load(plugin: Plugin): void {
    const { start } = this;
    if (!start.isSince('2.0.15') || !isDynamicSecurity(plugin, start.release)) return;
    const own = dynamicSecurityOption(plugin, 'config_file') !== undefined;
    // Up to 2.0 all instances share the path, which is only ever set. Without one the plugin does nothing.
    this.#hasFile = own || (this.#hasFile && !start.isSince('2.1'));
    if (!this.#hasFile) return;
    if (this.#active) {
      start.refuse(
        {
          code: 'dynamic-security-twice',
          fromAbsence: true,
          message: texts.dynamicSecurityTwice({ line: this.#active.place.line }),
          why: texts.dynamicSecurityTwiceRefused,
          help: texts.dynamicSecurityOnce,
          related: this.#active.place,
        },
        plugin.place,
      );
    }
    this.#active ??= plugin;
  }
}
