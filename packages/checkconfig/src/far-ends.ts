import { analyse, findTarget, type Release } from '@mosquitto-conf/config';
import { nodeHasherAtOnce, nodeHost } from '@mosquitto-conf/config/node';
import type { FarEndSettings } from '@mosquitto-conf/settings';
import type { FarEnd } from '@mosquitto-conf/validator';
import { UsageError } from './failure.js';
import { hostOf, releaseNamed } from './host-options.js';
import { languageOfRun } from './language.js';
import { openFile } from './open-configuration.js';
import { displayPath, UnreadInput } from './read-input.js';
import type { SettingsOptions } from './settings-options.js';
import { lintTexts } from './texts/lint.js';

/** What is known of a broker at the other end of a bridge. */
interface GivenFarEnd extends FarEndSettings {
  /** An option names it: it must be there. Settings are for many runs, and what they miss is a finding. */
  readonly mustExist?: true;
}

/** The brokers at the other ends of bridges, by the names of the bridges. */
export type Bridges = Readonly<Record<string, GivenFarEnd>>;

/**
 * The far ends that `--bridge` names.
 * @throws UsageError where it is spelled differently, or names a bridge twice
 */
export function parseBridges(texts: readonly string[] = []): Bridges {
  const bridges = new Map<string, GivenFarEnd>();
  for (const text of texts) {
    const at = text.lastIndexOf('=');
    if (at <= 0 || at === text.length - 1) throw new UsageError(lintTexts.bridgeWants({ text }));
    const name = text.slice(0, at);
    if (bridges.has(name)) throw new UsageError(lintTexts.bridgeTwice({ name }));
    bridges.set(name, { configuration: text.slice(at + 1), mustExist: true });
  }
  return Object.fromEntries(bridges);
}

/** Reads the brokers at the other ends of bridges, each once in a run: many files may have bridges to one broker. */
export class FarEndReader {
  readonly #read = new Map<string, Promise<Omit<FarEnd, 'bridge'>>>();

  /**
   * The brokers at the other ends of bridges, with the settings that hold for each.
   * @param options of the configuration with the bridges: which settings file holds
   * @param release of that configuration, which counts where nothing names another
   * @throws UsageError where one that an option names cannot be read
   */
  async read(bridges: Bridges, options: SettingsOptions, release: Release): Promise<readonly FarEnd[]> {
    const read = Object.entries(bridges).map(
      async ([bridge, settings]): Promise<FarEnd> => ({
        bridge,
        ...(await this.#once(settings, options, release)),
      }),
    );
    return Promise.all(read);
  }

  #once(settings: GivenFarEnd, options: SettingsOptions, release: Release) {
    const key = JSON.stringify([settings, options.config, options.checkFiles, release.name]);
    let read = this.#read.get(key);
    if (!read) {
      read = readFarEnd(settings, options, release);
      this.#read.set(key, read);
    }
    return read;
  }
}

async function readFarEnd(
  { configuration, target, mustExist }: GivenFarEnd,
  { config, checkFiles }: SettingsOptions,
  release: Release,
): Promise<Omit<FarEnd, 'bridge'>> {
  const options: SettingsOptions = {
    ...(config === undefined ? {} : { config }),
    ...(checkFiles === undefined ? {} : { checkFiles }),
    ...(target === undefined ? {} : { target: releaseNamed(target).name }),
  };
  try {
    const { input, reading } = await openFile(configuration, options);
    const own = reading.target === undefined ? release : (findTarget(reading.target) ?? release);
    return {
      path: input.path,
      analysis: analyse(input.name, own, hostOf(reading, input), { language: languageOfRun() }),
      locate: (file) => displayPath(input, file),
      hasher: nodeHasherAtOnce,
    };
  } catch (error) {
    if (mustExist || !(error instanceof UnreadInput)) throw error;
    return {
      path: configuration,
      analysis: analyse(configuration, release, nodeHost()),
      locate: (file) => file,
    };
  }
}
