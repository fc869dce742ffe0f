import type { Place } from '@mosquitto-conf/config';
import type { Decision } from '../observer.js';

/** The kind of line that decides, by reason; other reasons are shown as they are. */
const lines: Partial<Readonly<Record<Decision['reason'], string>>> = {
  granted: 'acl',
  'denied-by-entry': 'acl',
  'password-accepted': 'password',
  'password-wrong': 'password',
  'password-missing': 'password',
  'anonymous-allowed': 'allow_anonymous',
  'anonymous-denied': 'allow_anonymous',
  'no-access-files': 'allow_anonymous',
  'password-file-unread': 'password_file',
  'not-in-acl': 'acl_file',
  'dynamic-security-accepted': 'dynamic security',
  'dynamic-security-granted': 'dynamic security',
  'dynamic-security-denied': 'dynamic security',
  'plugin-accepted': 'plugin',
  'plugin-granted': 'plugin',
  'plugin-denied': 'plugin',
  'plugin-missing': 'missing plugin',
  'psk-unknown': 'psk_file',
  'certificate-missing': 'require_certificate',
  'proxied-without-certificate': 'require_certificate',
  'proxied-without-tls': 'proxy_protocol_v2_require_tls',
  'protocol-version': 'accept_protocol_versions',
  'client-id-empty': 'allow_zero_length_clientid',
  'client-id-prefix': 'clientid_prefixes',
  'no-user-name': 'use_username_as_clientid',
  'listener-unknown': 'per_listener_settings',
};

/**
 * A decision in a few words, with the line that made it: `denied: acl 12 users.acl`, or where no line did, why and
 * which line named the file: `denied: nothing-grants (acl_file 4 mosquitto.conf)`.
 */
export function describeDecision({ allowed, reason, place, source }: Decision): string {
  const verdict = allowed ? 'allowed' : 'denied';
  const line = ({ line: number, file }: Place) => `${number} ${file}`;
  if (place) return `${verdict}: ${lines[reason] ?? reason} ${line(place)}`;
  return `${verdict}: ${reason}${source ? ` (${source.directive} ${line(source.place)})` : ''}`;
}
