import { since } from '@mosquitto-conf/config';
import {
  perListenerSettings as perListenerSettingsDirective,
  plugin,
} from '@mosquitto-conf/config/directives';
import type { Change, Finding, UpgradeContext } from '../change.js';
import { isSameBlock, lastOption } from '../plugin-spot.js';
import type { Statement } from '../statements.js';

/** Directives of a listener that 2.1 has a name for, which works without `per_listener_settings`. */
const OWN: Readonly<Record<string, string>> = {
  allow_anonymous: 'listener_allow_anonymous',
  auto_id_prefix: 'listener_auto_id_prefix',
};

/** Security directives that 2.1 has no name for on a single listener. */
const WITHOUT: ReadonlySet<string> = new Set([
  'password_file',
  'acl_file',
  'psk_file',
  'allow_zero_length_clientid',
]);

/** `per_listener_settings` is deprecated in 2.1, and half of what it did has no other directive. */
export const perListenerSettings: Change = {
  id: 'per-listener-settings',
  *find(context) {
    const { statements, before, to, editor } = context;
    if (!since(to, '2.1')) return;
    const switches = statements.filter(({ directive }) => directive === perListenerSettingsDirective);
    if (switches.length === 0) return;
    const on = before.configuration.perListenerSettings;
    const place = switches.find(({ line }) => /^(true|1)$/.test(line.words[0]?.text ?? ''))?.place;
    const owned = statements.filter(
      ({ listener, directive, file, line }) =>
        on && listener && directive.scope === 'security' && !editor.at(file, line.number).gone,
    );
    for (const statement of owned) yield* renamed(context, statement);
    const stays = owned.filter(
      ({ directive, file, line }) =>
        WITHOUT.has(directive.name) && !editor.at(file, line.number).text.startsWith('plugin_load'),
    );
    if (stays.length > 0) {
      yield { ...kept(stays), ...(place ? { place } : {}) };
      return;
    }
    if (on) for (const statement of owned) yield* loaded(context, statement);
    for (const { file, line } of switches) editor.remove(file, line.number);
    yield {
      danger: 'deprecated',
      message: `\`per_listener_settings\` is deprecated in 2.1${on ? '' : ', and `false` is the default'}.`,
      help: on ? 'It is removed: each listener gets its own settings.' : 'The line is removed.',
      ...((place ?? switches[0]) ? { place: place ?? switches[0]!.place } : {}),
      edited: true,
    };
  },
};

function* renamed(
  { editor }: UpgradeContext,
  { directive, file, line, place }: Statement,
): Iterable<Finding> {
  const name = OWN[directive.name];
  if (name === undefined) return;
  const entry = editor.at(file, line.number);
  entry.text = entry.text.replace(directive.name, name);
  yield {
    danger: 'deprecated',
    message: `\`${directive.name}\` for a single listener is deprecated in favor of \`${name}\`.`,
    help: 'The directive is renamed.',
    place,
    edited: true,
  };
}

/** A plugin of one listener is loaded under a name, which the listener then uses. */
function* loaded(context: UpgradeContext, statement: Statement): Iterable<Finding> {
  const { editor, statements } = context;
  const { directive, file, line, place } = statement;
  if (directive !== plugin) return;
  const entry = editor.at(file, line.number);
  const [, path = ''] = /^\S+ (.*)$/.exec(entry.text) ?? [];
  const name = nameFor(path, context, statement);
  entry.text = `plugin_load ${name} ${path}`;
  const last = lastOption(statements, statement);
  // Options are still the plugin's below `plugin_use`, also where another `listener` is between.
  const at = isSameBlock(statements, statement, last) ? last : statement;
  editor.insertDirectlyBelow(editor.at(file, at.line.number), `plugin_use ${name}`);
  yield {
    danger: 'deprecated',
    message: '`plugin` for a single listener needs the deprecated `per_listener_settings`.',
    help: `It becomes \`plugin_load ${name}\`, and \`plugin_use ${name}\` for the listener.`,
    place,
    edited: true,
  };
}

/** A name from the library's, each its own. */
function nameFor(path: string, { statements }: UpgradeContext, statement: Statement): string {
  const short = (/([^/]*?)(\.so)?$/.exec(path.trim())?.[1] ?? '').replace(/[^\w-]/g, '') || 'plugin';
  const all = statements.filter(({ directive }) => directive === plugin);
  return all.length > 1 ? `${short}-${all.indexOf(statement) + 1}` : short;
}

function kept(stays: readonly Statement[]): Finding {
  const names = [...new Set(stays.map(({ directive }) => directive.name))];
  const plugins = names.flatMap((name) =>
    name === 'password_file' || name === 'acl_file' ? [`mosquitto_${name}.so`] : [],
  );
  const shown = names.map((name) => `\`${name}\``).join(', ');
  return {
    danger: 'deprecated',
    message: `\`per_listener_settings\` is deprecated in 2.1, which has no other directive for ${shown} of a single listener.`,
    help:
      plugins.length > 0
        ? `The line stays and still works. To replace it, load ${plugins.join(' and ')} (where your package put them) with \`plugin_load\`, name the file with ${names
            .filter((name) => plugins.includes(`mosquitto_${name}.so`))
            .map((name) => `\`plugin_opt_${name}\``)
            .join(' and ')}, and say \`plugin_use\` below each listener.`
        : 'The line stays and still works: there is no replacement yet.',
    edited: false,
  };
}
