import { textsOf } from '@mosquitto-conf/config/internal';

/** What a running broker logs that Mosquitto does not. */
export const runningTexts = textsOf('broker-running', {
  noSyslog: 'Nothing is logged to syslog: {reason}.',
  loggerEnded: 'logger ended with {code}',
  pluginFailed: 'Error: The plugin {path} ({place}) failed in {event}: {reason}',
  httpFailed: 'Error answering an HTTP request: {reason}',
  certificatesKept: 'Error when reloading the certificates of a listener: {reason}',
  certificatesKeptAt: 'Error when reloading the certificates of a listener ({place}): {reason}',
  certificateWithoutKey:
    'the keyfile does not have the key of the certificate, so no client can connect. Replace both, then reload again',
  keyOfOtherKind:
    'the keyfile has a key of another kind than the certificate, so the key before stays in use',
  passwordAlone: 'remote_password needs remote_username',
  crlDamaged: 'a revocation list in the crlfile is damaged',
  noCrl: 'there is no revocation list in the crlfile',
});

/** Why a bridge does not accept the OCSP response of the other broker. */
export const ocspTexts = textsOf('ocsp', {
  missing: 'the other broker sends no OCSP response',
  damaged: 'the OCSP response of the other broker is damaged',
  refused: 'the OCSP response of the other broker says that the responder has no answer',
  untrusted: 'no trusted CA has signed the OCSP response of the other broker',
  revoked: 'the OCSP response of the other broker says that its certificate is revoked',
  unknown: 'the OCSP response of the other broker says that the responder does not know its certificate',
  expired: 'the OCSP response of the other broker is not valid at this time',
});
