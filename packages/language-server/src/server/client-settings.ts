import { profiles } from '@mosquitto-conf/validator';
import type { ClientSettings } from '../protocol.js';
import { SECTION } from '../protocol.js';
import type { SettingsFolder } from '../workspace/settings.js';
import type { Session } from './session.js';

/** A client that does not answer must not keep the server from working. */
const PATIENCE = 3000;

/** Asks the client for its settings in each folder. */
export async function askForSettings(session: Session, folders: readonly string[]): Promise<void> {
  const scopes = [undefined, ...folders];
  const items = scopes.map((uri) => ({ section: SECTION, ...(uri === undefined ? {} : { scopeUri: uri }) }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const answers = await Promise.race([
      session.connection.workspace.getConfiguration(items),
      new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), PATIENCE);
      }),
    ]);
    if (!Array.isArray(answers)) return useSettings(session, undefined);
    const initial = session.options.settings ?? {};
    session.workspace.setSettings(
      scopes.map(
        (uri, index): SettingsFolder => ({ uri, settings: { ...initial, ...plain(answers[index]) } }),
      ),
    );
  } catch (error) {
    session.failed('asking for settings', error);
  } finally {
    clearTimeout(timer);
  }
}

/** Takes the settings that a client sent by itself, over those it gave at the beginning. */
export function useSettings(session: Session, settings: unknown): void {
  const all = { ...session.options.settings, ...plain(settings) };
  session.workspace.setSettings([{ uri: undefined, settings: all }]);
}

/** Settings as a client has them: `null` and empty texts stand for what is not set. Of anything else there is nothing to take. */
function plain(settings: unknown): ClientSettings {
  if (typeof settings !== 'object' || settings === null) return {};
  const known = Object.entries(settings).filter(([key, value]) => fits[key]?.(value) && value !== '');
  return Object.fromEntries(known) as ClientSettings;
}

const isText = (value: unknown) => typeof value === 'string';
const isProfile = (value: unknown) => isText(value) && Object.hasOwn(profiles, value as string);
const isFlag = (value: unknown) => typeof value === 'boolean';
const isTexts = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.values(value).every(isText);

const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  target: isText,
  profile: isProfile,
  rules: isTexts,
  root: isText,
  map: isTexts,
  cwd: isText,
  checkFiles: isFlag,
  inlayHints: isFlag,
  codeLens: isFlag,
};
