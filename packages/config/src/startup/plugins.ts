import { filePluginOf, isBundled } from '../catalogue/file-plugins.js';
import { persistence, persistenceLocation } from '../catalogue/persistence.js';
import { pluginUse } from '../catalogue/plugin.js';
import type { Plugin, Setting, Settings } from '../configuration.js';
import { allPlugins } from '../policy/asked-plugins.js';
import { isDynamicSecurity } from '../policy/dynamic-security.js';
import { type Release, since } from '../release.js';
import type { Text } from '../text.js';
import { pluginLibrary } from '../texts/files.js';
import { pluginTexts as texts } from '../texts/plugins.js';
import { DynamicSecurityOnce } from './dynamic-security-once.js';
import { checkSqliteDatabase } from './sqlite-database.js';
import { checkSqliteOptions } from './sqlite-options.js';
import { readHelp, type Start } from './start.js';

/** Folders in which the loader looks for a name without a slash. */
const LIBRARY_FOLDERS = [
  '/lib',
  '/usr/lib',
  '/lib64',
  '/usr/lib64',
  '/usr/local/lib',
  '/usr/lib/x86_64-linux-gnu',
];

/** Plugins are loaded (mosquitto_security_module_init; plugin__load_all since 2.1). */
export function checkPlugins(start: Start): void {
  const { configuration } = start;
  const once = new DynamicSecurityOnce(start);
  const load = (plugin: Plugin) => {
    checkPlugin(start, plugin);
    once.load(plugin);
  };
  if (!start.isSince('2.1')) {
    const scopes = configuration.perListenerSettings
      ? configuration.listeners.map(({ security }) => security)
      : [configuration.security];
    for (const { plugins } of scopes) {
      once.beginListener();
      for (const plugin of plugins) load(plugin);
    }
    return;
  }
  const plugins = allPlugins(configuration);
  for (const plugin of plugins) if (isUsed(start, plugin)) load(plugin);
  for (const { settings } of configuration.listeners) checkUses(start, settings);
  for (const plugin of plugins) if (!isUsed(start, plugin)) refuseUnused(start, plugin);
}

/** `plugin` and `global_plugin` put theirs to use; `plugin_load` leaves that to `plugin_use`. */
function isUsed({ configuration }: Start, plugin: Plugin): boolean {
  if (plugin.name === undefined) return true;
  const users = [configuration.security, ...configuration.listeners.map(({ security }) => security)];
  return users.some(({ plugins }) => plugins.includes(plugin));
}

/** Not loaded, it has no version, and plugin__security_init_single takes that for an error without a word. */
function refuseUnused(start: Start, plugin: Plugin): void {
  start.refuse(
    {
      code: 'plugin-unused',
      fromAbsence: true,
      message: texts.unused({ plugin: plugin.name ?? '' }),
      why: texts.unusedSilent,
      help: texts.use({ plugin: plugin.name ?? '', path: plugin.path }),
    },
    plugin.place,
  );
}

/** Plugins that fail if they are registered a second time at one listener (mosquitto_callback_register). */
const ONCE = /(^|[/\\])mosquitto_(password_file|acl_file|dynamic_security)\.(so|dylib|dll)$/;

/** One listener may use each of these plugins once. */
function checkUses(start: Start, settings: Settings): void {
  const used = new Set<string>();
  for (const use of settings.all(pluginUse)) {
    const loaded = start.configuration.plugins.find(({ name }) => name === use.value);
    if (used.has(use.value) && loaded && ONCE.test(loaded.path)) refuseSecondUse(start, use);
    used.add(use.value);
  }
}

function refuseSecondUse(start: Start, use: Setting<string>): void {
  start.refuse(
    {
      code: 'plugin-used-twice',
      fromAbsence: true,
      message: texts.usedTwice({ plugin: use.value }),
      why: texts.usedTwiceRefused,
      help: texts.removeUse,
    },
    use,
  );
}

function checkPlugin(start: Start, plugin: Plugin): void {
  const isThere = start.skips('plugins') || (start.host.hasFilePlugins && isKnown(plugin, start.release));
  if (!isThere && !checkLibrary(start, plugin)) return;
  // What the plugin does when it is loaded, and when it registers what it does.
  checkSqliteOptions(start, plugin);
  checkSqliteDatabase(start, plugin);
  checkPersistenceClash(start, plugin);
}

/** @returns whether the library can be loaded, as far as it is known here */
function checkLibrary(start: Start, plugin: Plugin): boolean {
  const content = find(start, plugin.path);
  if (content === 'unknown') {
    start.notHere(pluginLibrary, plugin.path, plugin.place, true);
    return true;
  }
  const message =
    content instanceof Uint8Array
      ? fault(start, plugin.path, content)
      : pluginLibrary[content]({ path: plugin.path });
  if (message === undefined) return true;
  start.refuse(
    {
      code: 'plugin-unloadable',
      message,
      why: texts.unloadable,
      help:
        content instanceof Uint8Array
          ? texts.checkLibrary
          : content === 'missing'
            ? texts.install
            : readHelp(content, plugin.path),
    },
    plugin.place,
  );
  return false;
}

/** Whether a plugin comes with the broker, and with a host that has its plugins. */
function isKnown(plugin: Plugin, release: Release): boolean {
  if (filePluginOf(plugin, release) || isDynamicSecurity(plugin, release)) return true;
  return (
    since(release, '2.1') && isBundled(plugin.path, 'mosquitto_persist_sqlite', 'mosquitto_sparkplug_aware')
  );
}

/** Since 2.1.2 `persistence true` keeps the plugin for SQLite from registering what it does (mosquitto_callback_register). */
function checkPersistenceClash(start: Start, { path, options, place }: Plugin): void {
  const { settings } = start.configuration;
  if (!start.isSince('2.1.2') || !settings.get(persistence) || !isBundled(path, 'mosquitto_persist_sqlite'))
    return;
  // Without a database the plugin does nothing.
  if (
    !options.some(({ key }) => key.toLowerCase() === 'db_file') &&
    settings.get(persistenceLocation) === undefined
  )
    return;
  const setting = settings.setting(persistence);
  start.refuse(
    {
      code: 'plugin-unloadable',
      message: texts.persistenceClash({ path }),
      why: texts.persistenceRefused,
      help: texts.removePersistence,
      ...(setting ? { related: setting.place } : {}),
    },
    place,
  );
}

/** Like dlopen(): a name without a slash is looked for among the system's libraries, not in the broker's folder. */
function find({ host, isWindows }: Start, path: string) {
  if (path.includes('/') || (isWindows && path.includes('\\'))) return host.files.read(path);
  // LoadLibrary looks in folders that nothing here knows.
  if (isWindows) return 'unknown';
  let unknown = false;
  for (const folder of LIBRARY_FOLDERS) {
    const content = host.files.read(`${folder}/${path}`);
    if (content instanceof Uint8Array) return content;
    unknown ||= content === 'unknown';
  }
  return unknown && /\.so(\.|$)/.test(path) ? 'unknown' : 'missing';
}

function fault(start: Start, path: string, content: Uint8Array): Text | undefined {
  if (!isLibrary(content)) return texts.notLibrary({ path });
  const functions = ['mosquitto_auth_plugin_version'];
  if (start.isSince('2.0')) functions.push('mosquitto_plugin_version');
  return functions.some((name) => contains(content, name)) ? undefined : texts.notPlugin({ path });
}

/** ELF, or what macOS and Windows have instead. */
function isLibrary(content: Uint8Array): boolean {
  if (content.length < 4) return false;
  const magic = new DataView(content.buffer, content.byteOffset).getUint32(0);
  const elf = 0x7f454c46;
  const mach = [0xcffaedfe, 0xcefaedfe, 0xfeedfacf, 0xfeedface, 0xcafebabe];
  return magic === elf || mach.includes(magic) || magic >>> 16 === 0x4d5a;
}

function contains(content: Uint8Array, name: string): boolean {
  return new TextDecoder('latin1').decode(content).includes(`\0${name}\0`);
}
