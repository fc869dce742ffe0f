import { textsOf } from '@mosquitto-conf/config/internal';

/** Why a client may connect or not: one sentence for each reason. */
export const connectReasonTexts = textsOf('connect-reason', {
  'anonymous-allowed': 'Anonymous clients may connect.',
  'anonymous-denied': 'Anonymous clients may not connect.',
  'certificate-accepted': 'The username comes from the certificate, so no password is needed.',
  'certificate-missing': 'The listener requires a client certificate that it trusts.',
  'certificate-without-name': 'The username must come from TLS or a proxy, and there is none.',
  'client-id-empty': 'The client id must not be empty here.',
  'client-id-prefix': 'The client id does not start with the required prefix.',
  'dynamic-security-accepted': 'Dynamic security has this client, and the password is correct.',
  'dynamic-security-denied':
    'Dynamic security does not accept this client: it is unknown or disabled, or its password or id is wrong.',
  'encryption-mismatch': 'One side uses TLS and the other does not.',
  'no-access-files': 'No password file or plugin checks usernames here.',
  'no-user-name': 'The username replaces the client id, but the client sends no username.',
  'not-in-acl': 'This release denies users that are not in the ACL file.',
  'password-accepted': 'The password file has this user, and the password is correct.',
  'password-file-unread': 'The password file cannot be read.',
  'password-missing': 'The password file has this user, but the client sends no password.',
  'password-wrong': 'The password is wrong.',
  'plugin-accepted': 'The plugin accepts this client.',
  'plugin-denied': 'The plugin does not accept this client.',
  'plugin-missing': 'The plugin cannot be asked here.',
  'protocol-version': 'The listener does not accept this version of MQTT.',
  'proxied-without-certificate': 'The listener requires a client certificate, but the proxy reports none.',
  'proxied-without-tls': 'The listener requires that clients connect to the proxy with TLS.',
  'psk-accepted': 'The identity of the pre-shared key is the username, so no password is needed.',
  'psk-unknown': 'The PSK file does not have this identity with this key.',
  'text-malformed': 'The client id or the username contains characters that MQTT does not allow.',
  'user-unknown': 'The password file does not have this user.',
});

/** Why a client may do something with a topic or not: one sentence for each reason. */
export const accessReasonTexts = textsOf('access-reason', {
  bridge: 'Bridges of this broker may do everything.',
  'denied-by-entry': 'This ACL line denies it.',
  'dynamic-security-denied': 'No role of dynamic security allows it.',
  'dynamic-security-granted': 'Dynamic security allows it.',
  'empty-acl': 'The ACL file has no rules, so everything is allowed.',
  granted: 'This ACL line grants it.',
  'listener-unknown': 'The broker no longer knows the listener of the client.',
  'no-acl': 'No ACL file is set, so everything is allowed.',
  'nothing-grants': 'No line of the ACL file grants it.',
  'plugin-denied': 'The plugin denies it.',
  'plugin-granted': 'The plugin allows it.',
  'plugin-missing': 'The plugin cannot be asked here.',
  'reserved-topic': 'Only the broker uses this topic.',
  'risky-name': 'Patterns do not apply to usernames and client ids with `+` or `#`.',
  'subscribing-is-free': 'Any filter may be subscribed to. Each message is checked when it is delivered.',
});
