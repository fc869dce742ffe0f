import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { meantWord } from '@mosquitto-conf/config/internal';
import { readBounded } from '@mosquitto-conf/config/node';
import * as shared from '@mosquitto-conf/settings';
import {
  type FileSettings,
  SETTINGS_NAMES,
  SettingsError,
  type SettingsFile,
} from '@mosquitto-conf/settings';
import type { Severity } from '@mosquitto-conf/validator';
import { unknownSelector } from '@mosquitto-conf/validator/internal';
import { UsageError } from './failure.js';
import { say } from './language.js';
import { whyUnread } from './read-input.js';
import { settingsOptionsTexts } from './texts/settings-options.js';

export type { FileSettings, SettingsFile };

const loaded = new Map<string, Promise<SettingsFile>>();

/**
 * The settings file that holds for files of a folder: the first found there or in a folder above it.
 * @param known what was found for folders before
 */
export async function findSettings(
  folder: string,
  known = new Map<string, string | undefined>(),
): Promise<SettingsFile | undefined> {
  const path = settingsAbove(resolve(folder), known);
  return path === undefined ? undefined : loadSettings(path);
}

function settingsAbove(folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const name = SETTINGS_NAMES.find((candidate) => existsSync(join(folder, candidate)));
  const above = dirname(folder);
  const found = name ? join(folder, name) : above === folder ? undefined : settingsAbove(above, known);
  known.set(folder, found);
  return found;
}

/**
 * Reads a settings file.
 * @throws UsageError where it cannot be read, or says what the schema does not allow
 */
export function loadSettings(path: string): Promise<SettingsFile> {
  let file = loaded.get(path);
  if (!file) {
    file = load(path);
    loaded.set(path, file);
  }
  return file;
}

async function load(path: string): Promise<SettingsFile> {
  const text = await read(path).catch((error: Error) => {
    throw new UsageError(settingsOptionsTexts.unread({ path, reason: error.message }));
  });
  return asUsage(shared.parseSettings(slashed(path), text, read));
}

async function read(path: string): Promise<string> {
  try {
    return new TextDecoder().decode(readBounded(path));
  } catch (error) {
    throw new Error(say(whyUnread(error)));
  }
}

/** What a settings file says of one configuration, overrides included. */
export async function settingsFor(file: SettingsFile, configuration: string): Promise<FileSettings> {
  return asUsage(shared.settingsFor(absolute(file), slashed(resolve(configuration))));
}

/** Whether the settings leave this file out. */
export async function isIgnored(file: SettingsFile, configuration: string): Promise<boolean> {
  return shared.isIgnored(absolute(file), slashed(resolve(configuration)));
}

function absolute({ path, settings, bases }: SettingsFile): SettingsFile {
  return { path: slashed(resolve(path)), settings, bases: bases.map(absolute) };
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

async function asUsage<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.text) : error;
  }
}

const SEVERITIES = ['off', 'info', 'warning', 'error'];

/**
 * Reads `--rule RULE=SEVERITY`.
 * @throws UsageError where there is no such rule or severity
 */
export function parseRule(text: string): readonly [selector: string, severity: Severity | 'off'] {
  const [selector = '', severity = '', ...more] = text.split('=');
  const unknown = unknownSelector(selector);
  if (unknown !== undefined) throw new UsageError(settingsOptionsTexts.rule({ message: unknown }));
  if (more.length > 0 || !SEVERITIES.includes(severity)) {
    const meant = more.length > 0 ? undefined : meantWord(severity, SEVERITIES);
    const { ruleWants, ruleSeverity } = settingsOptionsTexts;
    throw new UsageError(meant === undefined ? ruleWants({ text }) : ruleSeverity({ severity, meant }));
  }
  return [selector, severity as Severity | 'off'];
}
