import { persistence, persistenceFile, persistenceLocation } from '../catalogue/persistence.js';
import type { Configuration, Setting } from '../configuration.js';
import { mayRead } from '../permissions.js';
import { at, changed, since } from '../release.js';
import { openingOf } from '../special-files.js';
import type { Text } from '../text.js';
import { persistenceFileAccess } from '../texts/files.js';
import { processTexts as texts } from '../texts/process.js';
import type { Start } from './start.js';
import { whyNotWritable } from './writable.js';

/** How a persistence file begins. */
const MAGIC = [0x00, 0xb5, 0x00, ...new TextEncoder().encode('mosquitto db')];
/** After the checksum, which no release verifies. */
const VERSION_AT = MAGIC.length + 4;

/** The version of the format that a release writes (MOSQ_DB_VERSION). */
const FORMAT = changed(3, ['1.5.6', 4], ['1.6', 5], ['1.6.11', 6]);

/**
 * The persistence file is read (persist__restore). A missing one is not an error, nor is one that cannot be read or
 * written: the broker then starts with nothing, and complains when it saves.
 */
export function checkPersistence(start: Start): void {
  const { settings } = start.configuration;
  if (!settings.get(persistence)) return;
  const blame =
    settings.setting(persistenceFile) ??
    settings.setting(persistenceLocation) ??
    settings.setting(persistence);
  const path = persistencePath(start.configuration);
  const { files } = start.host;
  const content = files.read(path);
  const opening = openingOf(files, path, 'read', start.release);
  // A file that is missing on the broker's own machine is not an error.
  if (content === 'unknown') {
    if (opening === 'waits' || (opening === 'opened' && files.unread?.(path) === 'special'))
      start.notHere(persistenceFileAccess, path, blame);
    return;
  }
  if (content instanceof Uint8Array) {
    if (opening === 'refused' || isIgnoredLink(start, path)) return;
    if (start.account && !mayRead(files, path, start.account)) {
      remarkUnusable(start, persistenceFileAccess.denied({ path }), blame);
      return;
    }
    checkContent(start, path, content, blame);
    return;
  }
  if (content === 'directory' && !start.isSince('1.4.11')) {
    refuseContent(start, persistenceFileAccess.directory({ path }), blame);
    return;
  }
  if (content !== 'missing') {
    remarkUnusable(start, persistenceFileAccess[content]({ path }), blame);
    return;
  }
  const failure = whyNotWritable(start, path);
  if (failure && failure !== 'unknown') remarkUnusable(start, texts.persistenceDenied({ path }), blame);
}

/** Where sessions and retained messages are kept. */
export function persistencePath({ settings, release, system }: Configuration): string {
  const location = settings.get(persistenceLocation) ?? '';
  const file = settings.get(persistenceFile);
  if (location === '') return file;
  // Until 2.0.3 the two were put together as they are: `/var/lib/mosquitto` gave `/var/lib/mosquittomosquitto.db`.
  if (!since(release, '2.0.3')) return `${location}${file}`;
  const path = `${location}${system === 'windows' ? '\\' : '/'}${file}`;
  // 2.0.3 made no room for the slash, so the last character is lost (config__read).
  return since(release, '2.0.4') ? path : path.slice(0, -1);
}

/** From 2.1 mosquitto_fopen opens no symbolic link. */
function isIgnoredLink(start: Start, path: string): boolean {
  if (!start.isSince('2.1') || !start.host.files.isLink(path)) return false;
  const settings = start.configuration.settings;
  remarkUnusable(start, persistenceFileAccess.link({ path }), settings.setting(persistenceFile));
  return true;
}

function checkContent(start: Start, path: string, content: Uint8Array, blame: Setting | undefined): void {
  if (content.length === 0) {
    if (!start.isSince('1.4.11')) refuseContent(start, texts.persistenceEmpty({ path }), blame);
    return;
  }
  if (content.length < MAGIC.length) {
    refuseContent(start, texts.persistenceShort({ path }), blame);
    return;
  }
  if (!MAGIC.every((byte, index) => content[index] === byte)) {
    refuseContent(start, texts.persistenceOther({ path }), blame);
    return;
  }
  if (content.length < VERSION_AT + 4) {
    refuseContent(start, texts.persistenceShort({ path }), blame);
    return;
  }
  const version = new DataView(content.buffer, content.byteOffset).getUint32(VERSION_AT);
  if (!reads(start, version)) {
    refuseContent(start, texts.persistenceNewer({ path, version }), blame);
  }
}

/** Each release reads its own format and, mostly, the older ones. */
function reads(start: Start, version: number): boolean {
  const own = at(FORMAT, start.release);
  if (version === own) return true;
  return start.isSince('1.6.10') ? version >= 2 && version < own : version < own;
}

function refuseContent(start: Start, message: Text, blame: Setting | undefined): void {
  start.refuseEarly(
    {
      code: 'persistence-unreadable',
      message,
      why: texts.persistenceRefused,
      help: texts.keepPersistence,
    },
    blame,
  );
}

function remarkUnusable(start: Start, message: Text, blame: Setting | undefined): void {
  start.remark(
    {
      level: 'hint',
      code: 'persistence-unusable',
      message,
      why: texts.persistenceLost,
      help: texts.choosePersistence,
    },
    blame,
  );
}
