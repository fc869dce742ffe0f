import { allPlugins, nearestWord, textsOf } from '@mosquitto-conf/config/internal';
import { PLUGIN as LIBRARY, SQLITE_PLUGIN } from '../../examples/example-faults.js';
import { knownPlugin } from '../../facts/known-plugins.js';
import { forDecision } from '../../fixes/fix.js';
import { withName } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('plugin-option-unknown', {
  unknown: 'The {plugin} plugin has no option `{option}`.',
  probablyUnknown: '`{option}` is not a known option of the {plugin} plugin.',
  lookUp: 'See the documentation of the plugin for its options.',
  didYouMean: 'Did you mean `{meant}`?',
});

const files = { '/usr/lib/mosquitto_dynamic_security.so': LIBRARY, '/mosquitto/go-auth.so': LIBRARY };

/** Characters that a typo changes: two swapped characters count as two. */
const SLIP = 2;

export const pluginOptionUnknown: CheckedRule = {
  id: 'plugin-option-unknown',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A plugin does not know one of its options.',
  why: 'The broker passes every option to the plugin, and the plugin uses only the names that it knows. The setting that you expect keeps its default, without a message.',
  wrong: [
    {
      files,
      text: `
        listener 1883
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/dynsec.json
        plugin_opt_pasword_init_file /etc/mosquitto/init
      `,
    },
    {
      files,
      text: `
        listener 1883
        auth_plugin /mosquitto/go-auth.so
        auth_opt_backends postgres
        auth_opt_pg_hots localhost
      `,
    },
    {
      files: SQLITE_PLUGIN,
      text: `
        plugin /usr/lib/mosquitto_persist_sqlite.so
        plugin_opt_db_file mosquitto.sqlite3
        plugin_opt_flush_time 5
        listener 1883 127.0.0.1
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      files,
      text: `
        listener 1883
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/dynsec.json
      `,
    },
    {
      files,
      text: `
        listener 1883
        auth_plugin /mosquitto/go-auth.so
        auth_opt_backends postgres
        auth_opt_pg_host localhost
        auth_opt_pg_hasher bcrypt
      `,
    },
  ],
  check(context) {
    for (const plugin of allPlugins(context.configuration)) {
      const known = knownPlugin(plugin);
      if (!known || known.refusesOthers || known.open?.(plugin)) continue;
      for (const { key, place } of plugin.options) {
        // The broker's own plugins find their options in any case.
        if (known.options.has(known.isOfBroker ? key.toLowerCase() : key)) continue;
        const meant = nearestWord(key, known.options, known.isOfBroker ? 3 : SLIP);
        // Another version of a third-party plugin may have the option.
        if (!known.isOfBroker && meant === undefined) continue;
        const written = context.textOf(place.file)?.slice(place.span.start).startsWith('auth_opt_')
          ? 'auth_opt_'
          : 'plugin_opt_';
        context.report({
          message: (known.isOfBroker ? texts.unknown : texts.probablyUnknown)({
            plugin: known.name,
            option: key,
          }),
          help: meant === undefined ? texts.lookUp : texts.didYouMean({ meant }),
          place,
          fixes:
            meant === undefined
              ? []
              : withName(context, place, fixTitles.write({ value: meant }), false, written + meant).map(
                  (fix) => (known.isOfBroker ? fix : forDecision(fix)),
                ),
        });
      }
    }
  },
};
