import { since } from '@mosquitto-conf/config';
import { aclFile, passwordFile } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Change, FoundChange, UpgradeContext } from '../change.js';
import { type PluginSpot, pluginSpot } from '../plugin-spot.js';
import type { Statement } from '../statements.js';

/** Where packages, the official image and `make install` put the plugins of the broker. */
const FOLDERS = [
  '/usr/lib',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib/arm-linux-gnueabihf',
  '/usr/lib64',
  '/usr/local/lib',
];

const texts = textsOf('upgrade-file-plugins', {
  ignored: 'Mosquitto {release} ignores `{name}` because a plugin is loaded. Later releases use both.',
  ignoredHelp: 'The line is removed, so that only the plugin decides, as before.',
  removed: 'The project has announced that {release} removes `{name}`.',
  byHand:
    'Load `mosquitto_{name}.so` with `plugin_load`, name the file with `plugin_opt_{name}`, and write `plugin_use` below the listener. The edits leave this to you: the broker calls plugins in the order in which they are loaded, and other plugins or their options are in the way.',
  written: 'The plugin `{library}` reads the file instead.',
  writtenElsewhere:
    'The plugin `{library}` reads the file instead. Its lines are moved, so that the order of the plugins is the same.',
  checkPath: '{help} Check where your package installs it.',
});

/** Announced for 3.0: plugins read the password and ACL files. 2.1 already has these plugins. */
export const filePlugins: Change = {
  id: 'file-plugins',
  texts,
  *find(context) {
    const { statements, announced, editor, before } = context;
    if (!announced) return;
    const named = statements.filter(
      ({ directive, file, line }) =>
        (directive === aclFile || directive === passwordFile) && !editor.at(file, line.number).gone,
    );
    const { perListenerSettings } = before.configuration;
    const isSame = (one: Statement, other: Statement) =>
      one.directive === other.directive && (!perListenerSettings || one.listener === other.listener);
    for (const [index, statement] of named.entries()) {
      if (isIgnored(context)) {
        editor.remove(statement.file, statement.line.number);
        yield ignored(statement, context);
        continue;
      }
      // In 2.1 the last line for the same file counts.
      if (named.slice(index + 1).some((later) => isSame(statement, later))) {
        editor.remove(statement.file, statement.line.number);
        continue;
      }
      const isOwn = perListenerSettings && statement.listener !== undefined;
      const spot = pluginSpot(context, statement);
      if (!spot) yield byHand(statement, announced.name);
      else yield written(statement, context, spot, isOwn ? nameFor(statement, index, context) : undefined);
    }
  },
};

/** In 1.4 the broker does not read the files if a plugin is loaded. */
function isIgnored({ from, before }: UpgradeContext): boolean {
  return !since(from, '1.5') && before.configuration.security.plugins.length > 0;
}

function ignored({ directive, place }: Statement, { from }: UpgradeContext): FoundChange {
  return {
    danger: 'locks-out',
    message: texts.ignored({ release: from.name, name: directive.name }),
    help: texts.ignoredHelp,
    place,
    edited: true,
  };
}

function byHand({ directive, place }: Statement, release: string): FoundChange {
  return {
    danger: 'refused',
    message: texts.removed({ release, name: directive.name }),
    help: texts.byHand({ name: directive.name }),
    place,
    edited: false,
  };
}

/** A name that no plugin has yet. */
function nameFor({ directive }: Statement, index: number, { before }: UpgradeContext): string {
  const taken = new Set(before.configuration.plugins.map(({ name }) => name));
  let number = index + 1;
  while (taken.has(`${directive.name}-${number}`)) number += 100;
  return `${directive.name}-${number}`;
}

/** @param name what the plugin is loaded under for a single listener; undefined if it is for all of them */
function written(
  { directive, file, line, place }: Statement,
  { editor, host, announced }: UpgradeContext,
  spot: PluginSpot,
  name: string | undefined,
): FoundChange {
  const library = `mosquitto_${directive.name}.so`;
  const folder = FOLDERS.find((one) => typeof host.files.status(`${one}/${library}`) !== 'string');
  const path = `${folder ?? FOLDERS[0]}/${library}`;
  const entry = editor.at(file, line.number);
  const value = entry.text.trimStart().slice(directive.name.length).trim();
  entry.text = name === undefined ? `global_plugin ${path}` : `plugin_load ${name} ${path}`;
  editor.insertBelow(entry, `plugin_opt_${directive.name} ${value}`);
  if (name !== undefined) editor.insertBelow(entry, `plugin_use ${name}`);
  if (spot.side !== 'here') {
    const other = editor.at(spot.of.file, spot.of.line.number);
    if (spot.side === 'below') editor.moveBelow(other, file, line.number);
    else editor.moveAbove(other, file, line.number);
  }
  const help = (spot.side === 'here' ? texts.written : texts.writtenElsewhere)({ library });
  return {
    danger: 'deprecated',
    message: texts.removed({ release: announced!.name, name: directive.name }),
    help: folder ? help : texts.checkPath({ help }),
    place,
    edited: true,
  };
}
