import { since } from '@mosquitto-conf/config';
import {
  perListenerSettings as perListenerSettingsDirective,
  plugin,
} from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { listOf } from '../../texts/lists.js';
import type { Change, FoundChange, UpgradeContext } from '../change.js';
import { isSameBlock, lastOption } from '../plugin-spot.js';
import type { Statement } from '../statements.js';

/** Directives that in 2.1 have a form for a single listener, which works without `per_listener_settings`. */
const OWN: Readonly<Record<string, string>> = {
  allow_anonymous: 'listener_allow_anonymous',
  auto_id_prefix: 'listener_auto_id_prefix',
};

/** Security directives that in 2.1 have no form for a single listener. */
const WITHOUT: ReadonlySet<string> = new Set([
  'password_file',
  'acl_file',
  'psk_file',
  'allow_zero_length_clientid',
]);

const texts = textsOf('upgrade-per-listener-settings', {
  on: '`per_listener_settings` is deprecated in 2.1.',
  off: '`per_listener_settings` is deprecated in 2.1, and `false` is the default.',
  ownSettings: 'It is removed: each listener gets its own settings.',
  removed: 'The line is removed.',
  renamed: '`{name}` for a single listener is deprecated in favor of `{newName}`.',
  renamedHelp: 'The directive is renamed.',
  plugin: '`plugin` for a single listener needs the deprecated `per_listener_settings`.',
  pluginHelp: 'It becomes `plugin_load {name}`, and `plugin_use {name}` for the listener.',
  kept: '`per_listener_settings` is deprecated in 2.1, but no other directive sets {names} for a single listener.',
  keptHelp: 'The line is kept and still works. There is no replacement yet.',
  keptPlugins:
    'The line is kept and still works. To replace it, load {plugins} from the folder where your package installs plugins with `plugin_load`, name the file with {options}, and write `plugin_use` below each listener.',
});

/** `per_listener_settings` is deprecated in 2.1, which has no other directive for some of its effects. */
export const perListenerSettings: Change = {
  id: 'per-listener-settings',
  texts,
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
      message: on ? texts.on : texts.off,
      help: on ? texts.ownSettings : texts.removed,
      ...((place ?? switches[0]) ? { place: place ?? switches[0]!.place } : {}),
      edited: true,
    };
  },
};

function* renamed(
  { editor }: UpgradeContext,
  { directive, file, line, place }: Statement,
): Iterable<FoundChange> {
  const name = OWN[directive.name];
  if (name === undefined) return;
  const entry = editor.at(file, line.number);
  entry.text = entry.text.replace(directive.name, name);
  yield {
    danger: 'deprecated',
    message: texts.renamed({ name: directive.name, newName: name }),
    help: texts.renamedHelp,
    place,
    edited: true,
  };
}

/** A plugin of one listener is loaded under a name, which the listener then uses. */
function* loaded(context: UpgradeContext, statement: Statement): Iterable<FoundChange> {
  const { editor, statements } = context;
  const { directive, file, line, place } = statement;
  if (directive !== plugin) return;
  const entry = editor.at(file, line.number);
  const [, path = ''] = /^\S+ (.*)$/.exec(entry.text) ?? [];
  const name = nameFor(path, context, statement);
  entry.text = `plugin_load ${name} ${path}`;
  const last = lastOption(statements, statement);
  // Options below `plugin_use` still belong to the plugin, even with another `listener` in between.
  const at = isSameBlock(statements, statement, last) ? last : statement;
  editor.insertDirectlyBelow(editor.at(file, at.line.number), `plugin_use ${name}`);
  yield {
    danger: 'deprecated',
    message: texts.plugin,
    help: texts.pluginHelp({ name }),
    place,
    edited: true,
  };
}

/** A name for the plugin, from the name of its library. */
function nameFor(path: string, { statements }: UpgradeContext, statement: Statement): string {
  const short = (/([^/]*?)(\.so)?$/.exec(path.trim())?.[1] ?? '').replace(/[^\w-]/g, '') || 'plugin';
  const all = statements.filter(({ directive }) => directive === plugin);
  return all.length > 1 ? `${short}-${all.indexOf(statement) + 1}` : short;
}

function kept(stays: readonly Statement[]): FoundChange {
  const names = [...new Set(stays.map(({ directive }) => directive.name))];
  const files = names.filter((name) => name === 'password_file' || name === 'acl_file');
  const listed = (all: readonly string[]) => listOf(all.map((one) => `\`${one}\``));
  return {
    danger: 'deprecated',
    message: texts.kept({ names: listed(names) }),
    help:
      files.length > 0
        ? texts.keptPlugins({
            plugins: listed(files.map((name) => `mosquitto_${name}.so`)),
            options: listed(files.map((name) => `plugin_opt_${name}`)),
          })
        : texts.keptHelp,
    edited: false,
  };
}
