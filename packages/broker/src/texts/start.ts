import { textsOf } from '@mosquitto-conf/config/internal';

/** Why a broker does not start, apart from what is wrong with its configuration. */
export const startTexts = textsOf('broker-start', {
  portOfHost: '{host}, port {port}',
  port: 'port {port}',
  listener: '{where}: {reason}',
  listenerAt: '{where} ({place}): {reason}',
  httpApiClosed: 'The broker runs without the HTTP API. {reason}',
  addressInUse: 'Address already in use: another program listens there. Stop it, or ask for a free port.',
  portNotPermitted: 'Permission denied: ports below 1024 are for root alone.',
  socketNotPermitted: 'Permission denied: the folder of the socket may not be written to.',
  addressElsewhere: 'Cannot assign requested address: this machine does not have it.',
  notSocket: 'A file that is not a socket has this path. Remove it, or write another path.',
  nameUnresolved: 'The name does not resolve.',
  interfaceWithoutAddress: 'The interface `{interface}` is not here, or has no address for this listener.',
  noBridge: 'there is no bridge {name}: the configuration has none',
  otherBridges: 'there is no bridge {name}: name one of {names}',
  notDestination: '{text} is not a destination of a bridge: write off, connect or mqtt://HOST:PORT',
  noPlugin: 'the configuration loads no plugin {path}: it loads none',
  otherPlugins: 'the configuration loads no plugin {path}: name one of {paths}',
  databaseDamaged: 'The database is damaged: expected {expected} at byte {offset}, found {found}.',
  databaseLater:
    'The database {path} is of version {version}, which a later release wrote: this release reads versions up to {latest}.',
  databaseUnusable: 'The database {name} cannot be used: {reason}.',
  databaseLocked: 'another program uses it; if none does, remove the folder {folder}',
  schemaUnknown: 'its schema is of version {version}, which is not known',
  tablesOther: 'its tables are not those that the plugin writes ({reason})',
  sqliteMissing: 'it needs the package node-sqlite3-wasm, which cannot be loaded: {reason}',
  restoredTooMuch:
    '`memory_limit {limit}` leaves no room for what was restored, which needs about {used} bytes. Increase the limit, or remove the database.',
  exhausted:
    '`memory_limit {limit}` leaves no room for another hash table. The broker ends, as Mosquitto does, and saves nothing. Increase the limit.',
});
