import { textsOf } from '@mosquitto-conf/config/internal';

/** What two configurations mean differently. */
export const diffTexts = textsOf('diff', {
  reloadStops: 'a reload stops at `{directive}` and applies no line',
  onReconnect: 'when the bridge reconnects',
  pluginOrder: 'order of plugins',
  plugin: 'plugin',
  listener: 'listener',
  passwordFile: 'password file {path}',
  pskFile: 'PSK file {path}',
  aclFile: 'ACL file {path}',
  user: 'user {user}',
  identity: 'identity {identity}',
  everyClient: 'every client: pattern {filter}',
  anonymousClients: 'anonymous clients: topic {filter}',
  userTopic: 'user {user}: topic {filter}',
});
