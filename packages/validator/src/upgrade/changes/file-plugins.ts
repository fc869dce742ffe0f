import { aclFile, passwordFile } from '@mosquitto-conf/config/directives';
import type { Change, Finding, UpgradeContext } from '../change.js';
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
      const isOwn = perListenerSettings && statement.listener !== undefined;
      // 2.1 goes by the last line for the same.
      if (named.slice(index + 1).some((later) => isSame(statement, later))) {
        editor.remove(statement.file, statement.line.number);
        continue;
      }
      if (takesOptions(statement, context)) yield byHand(statement, announced.name);
      else yield written(statement, context, isOwn ? `${statement.directive.name}-${index + 1}` : undefined);
    }
  },
};

/** Whether options of another plugin follow, which a plugin line in front of them would take for itself. */
function takesOptions({ file, line }: Statement, { statements }: UpgradeContext): boolean {
  const next = statements.find(
    (other) => other.file === file && other.line.number > line.number && other.directive.group === 'plugin',
  );
  return next?.directive.scope === 'plugin';
}

function byHand({ directive, place }: Statement, release: string): Finding {
  return {
    danger: 'refused',
    message: `${release} removes \`${directive.name}\`, as is announced.`,
    help: `Load \`mosquitto_${directive.name}.so\` with \`global_plugin\`, with the file as \`plugin_opt_${directive.name}\`. Here options of another plugin are in the way: put the lines above that plugin.`,
    place,
    edited: false,
  };
}

/** @param name what the plugin is loaded under for a single listener; undefined if it is for all of them */
function written(
  { directive, file, line, place }: Statement,
  { editor, host, announced }: UpgradeContext,
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
  return {
    danger: 'deprecated',
    message: `${announced!.name} removes \`${directive.name}\`, as is announced.`,
    help: `The plugin \`${library}\` reads the file instead.${folder ? '' : ' Check where your package has it.'}`,
    place,
    edited: true,
  };
}
