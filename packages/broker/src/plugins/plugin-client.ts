import type { PluginClient } from './broker-plugin.js';

/** What is known of a client that has a session. */
interface KnownClient {
  readonly clientId: string;
  readonly username: string | undefined;
  readonly version?: 3 | 4 | 5;
  readonly listener?: { readonly name: string } | undefined;
  readonly connection?: { readonly address: string } | undefined;
}

/** A client, as plugins see it. */
export function pluginClient({
  clientId,
  username,
  version = 4,
  listener,
  connection,
}: KnownClient): PluginClient {
  return { clientId, username, version, listener: listener?.name, address: connection?.address };
}
