import { since } from '@mosquitto-conf/config';
import { aclFile, passwordFile } from '@mosquitto-conf/config/directives';
import type { Change, Finding, UpgradeContext } from '../change.js';
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

/** What is announced for 3.0: the files of passwords and rights are read by plugins, which 2.1 has already. */
export const filePlugins: Change = {
  id: 'file-plugins',
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
      // 2.1 goes by the last line for the same.
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

/** In 1.4 a plugin takes the place of the files, which are then not even looked at. */
function isIgnored({ from, before }: UpgradeContext): boolean {
  return !since(from, '1.5') && before.configuration.security.plugins.length > 0;
}

function ignored({ directive, place }: Statement, { from }: UpgradeContext): Finding {
  return {
    danger: 'locks-out',
    message: `Mosquitto ${from.name} ignores \`${directive.name}\` because a plugin is loaded; later releases use both.`,
    help: 'The line is removed, so that only the plugin decides, as before.',
    place,
    edited: true,
  };
}

function byHand({ directive, place }: Statement, release: string): Finding {
  return {
    danger: 'refused',
    message: `${release} removes \`${directive.name}\`, as is announced.`,
    help: `Load \`mosquitto_${directive.name}.so\` with \`plugin_load\`, name the file with \`plugin_opt_${directive.name}\`, and write \`plugin_use\` below the listener. This is not done here, because other plugins or their options are in the way: plugins are asked in the order in which they are loaded, and this one has to keep its turn.`,
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
): Finding {
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
  const moved = spot.side === 'here' ? '' : ' Its lines are where the other plugins keep their turn.';
  return {
    danger: 'deprecated',
    message: `${announced!.name} removes \`${directive.name}\`, as is announced.`,
    help: `The plugin \`${library}\` reads the file instead.${moved}${folder ? '' : ' Check where your package has it.'}`,
    place,
    edited: true,
  };
}
