import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of the options that say which client is asked about. */
export const clientOptionsTexts = textsOf('checkconfig-client-options', {
  listener: 'the port, or the path of the socket, where the client connects',
  user: 'the username that the client sends',
  password: 'its password (default: the right one)',
  anonymous: 'the client sends no username, as without --user',
  clientId: 'its client id (default: client)',
  protocolVersion: 'its version of MQTT (default: 3.1.1)',
  certificate: 'the common name of its certificate, which the listener trusts',
  subject: 'the whole subject of its certificate, as in CN=alice,O=Example',
  psk: 'the identity of its pre-shared key',
  publish: 'may it publish to this topic? Repeatable',
  subscribe: 'may it subscribe to this filter? Repeatable',
  receive: 'may it receive messages of this topic? Repeatable',
  noListener: 'the configuration has no listener for MQTT clients',
  severalListeners: 'there are several listeners: name one with --listener {names}',
  noSuchListener: 'there is no listener "{named}"; this configuration has {names}',
  passwordNeedsUser: '--password needs --user',
});
