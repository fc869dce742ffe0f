import type { checkPassword } from '../access/index.js';
import type { Plugin } from '../configuration.js';

/**
 * How a plugin answers.
 *
 * - `allow`, `deny`: nothing else is asked
 * - `defer`: the next one decides; where there is none, the client is denied
 * - `ignore`: as if the plugin were not there
 * - `missing`: the plugin cannot be asked, so that nothing is allowed
 */
export type PluginAnswer = 'allow' | 'deny' | 'defer' | 'ignore' | 'missing';

/** What a plugin knows of a client that wants to connect. */
export interface PluginLogin {
  readonly username: string | undefined;
  readonly password: Parameters<typeof checkPassword>[2];
  readonly clientId?: string;
}

/** Asks a plugin whether a client may connect. @returns undefined where that is not known */
export type AskLogin = (
  plugin: Plugin,
  login: PluginLogin,
) => PluginAnswer | undefined | Promise<PluginAnswer | undefined>;

/** Asks a plugin whether a client may do something with a topic. @returns undefined where that is not known */
export type AskAccess = (plugin: Plugin) => PluginAnswer | undefined;
