import { textsOf } from '../text.js';

/** What is wrong with the TLS settings of a listener, apart from its files. */
export const tlsTexts = textsOf('tls', {
  incomplete: 'The listener has `{present}`, but not `{missing}`.',
  incompleteAuthority: 'The listener has `{present}`, but neither `certfile` nor `keyfile`.',
  incompleteRefused:
    'TLS needs a certificate and its private key. From 2.0.21 the broker refuses to start without them; older releases start without TLS.',
  complete: 'Add `{missing}` below the same `listener` line, or remove `{present}`.',
  completeAuthority: 'Add `certfile` and `keyfile` below the same `listener` line, or remove `{present}`.',
  notEnabled: 'The listener has `{present}`, but does not use TLS.',
  notEnabledWhy: 'Without `certfile` and `keyfile`, the broker opens the port without TLS and logs nothing.',
  notEnabledWhyWithAuthority:
    'Without `certfile`, `keyfile`, and `cafile` or `capath`, the broker opens the port without TLS and logs nothing.',
  addPair: 'Add `certfile` and `keyfile` below the same `listener` line.',
  addPairAndAuthority: 'Add `certfile`, `keyfile` and `cafile` below the same `listener` line.',
  hintTooLong: '`psk_hint` has {length} bytes. OpenSSL accepts at most {longest}.',
  hintRefused: 'The broker refuses to start because OpenSSL does not accept the hint.',
  shortenHint: 'Shorten it. Clients use the hint only to choose a key.',
  versionUnknown: '`{version}` is not a TLS version that this release knows.',
  versionIgnored: 'This release ignores the line and accepts every TLS version.',
  versionRefused: 'The broker refuses to start because of a version that it does not know.',
  writeVersion: 'Write {words} or {last} in lower case, or remove the line to use the default.',
  version10: 'TLS 1.0 is not secure.',
  version11: 'TLS 1.1 is not secure.',
  versionAnnounced: 'The broker still accepts it, but logs a warning at each start that it will be removed.',
  versionKnownAttacks: 'There are known attacks on this version, and current clients refuse it.',
  writeVersion12: 'Write `{name} tlsv1.2`.',
  writeVersion12OldDevices:
    'Write `{name} tlsv1.2`. If old devices need an older version, open a separate listener for them.',
  ciphersUnknown: '`{ciphers}` contains no cipher that OpenSSL knows.',
  ciphersRefused: 'OpenSSL ignores names that it does not know. The broker refuses to start if none is left.',
  writeCiphers:
    'Remove the line to use the defaults of OpenSSL, or use names that `openssl ciphers -v` lists. Names that begin with `TLS_` belong in `{suites}`.',
  suitesUnknown: '`{suites}` contains no TLS 1.3 cipher suite.',
  suitesRefused: 'The broker refuses to start if OpenSSL knows none of the names.',
  writeSuites:
    'Remove the line to use the defaults of OpenSSL, or write names such as `TLS_AES_256_GCM_SHA384`, separated by colons.',
  engineUndecided: 'The broker may not be able to load the engine `{engine}`.',
  engineDependsOnBuild:
    'It depends on how the broker is built. Built with CMake, 2.1 loads the engine and refuses to start if that fails. Built with make and OpenSSL 3, it ignores `tls_engine` and finds no key with `tls_keyform engine`.',
  tryEngine: 'Use a key file without `tls_engine`, or start the broker once to find out.',
  engineRefused: 'The broker refuses to start if OpenSSL cannot load the engine.',
  engineUnknown: 'OpenSSL has no engine `{engine}`.',
  installEngine: "Remove the line to use a key file, or install the engine on the broker's machine.",
  keyNotLoaded: 'The broker does not load the private key of this listener.',
  keyNowhere:
    'With these values of `tls_engine` and `tls_keyform`, this release reads the key neither from the file nor from an engine.',
  removeEngine: 'If the key is in a file, remove `tls_engine` and `tls_keyform`.',
});

/** What is wrong with the content of certificates, keys and other files of TLS. */
export const tlsFileTexts = textsOf('tls-file', {
  refused: 'The broker refuses to start because it cannot set up TLS for the listener.',
  deniedForUserWhy:
    'From 2.0 the broker reads the file as the user `{user}`, not as root, and refuses to start if it cannot.',
  authorityEmpty: 'The CA file `{path}` contains no certificate in PEM format.',
  authorityDamaged: 'The CA file `{path}` is damaged.',
  nameAuthorities:
    'Write the path of a PEM file that contains the certificates of the CAs that sign the client certificates.',
  certificateInvalid: 'The certificate file `{path}` contains no valid certificate in PEM format.',
  nameCertificate:
    "Write the path of a PEM file that begins with the server's certificate, followed by the intermediate certificates.",
  certificateWeak: 'The certificate in `{path}` is too weak for OpenSSL.',
  replaceCertificate: 'Create a new certificate with an RSA key of at least 2048 bits or with an EC key.',
  keyInvalid: 'The private key file `{path}` contains no private key in PEM format.',
  nameKey: 'Write the path of the PEM file that contains the private key of the certificate.',
  keyEncrypted: 'The private key in `{path}` is encrypted with a passphrase.',
  keyEncryptedWhy: 'The broker asks for the passphrase at start-up, which a service cannot enter.',
  decryptKey:
    'Remove the passphrase with `openssl pkey -in {path:path} -out NEW`, and allow only the broker to read the new file.',
  keyMismatch: 'The private key `{key}` does not belong to the certificate `{certificate}`.',
  nameMatchingKey:
    'Write the path of the key that the certificate was created for. `openssl pkey -in KEY -pubout` and `openssl x509 -in CERTIFICATE -pubkey -noout` then print the same.',
  keyReadable: 'Every user of this machine can read the private key `{path}`.',
  keyReadableWhy: 'Anyone with the key can impersonate the broker.',
  protectKey: 'Remove the access of other users: `chmod o= {path:path}`.',
  swappedTwo: 'The files of `{first}` and `{second}` are swapped.',
  swappedThree: 'The files of `{first}`, `{second}` and `{third}` are swapped.',
  writeTwo: 'Write `{firstLine}` and `{secondLine}`.',
  writeThree: 'Write `{firstLine}`, `{secondLine}` and `{thirdLine}`.',
  listInvalid: 'The CRL file `{path}` contains no valid certificate revocation list in PEM format.',
  createList: 'Create a list with `openssl ca -gencrl`, or remove the line.',
  listsTooMany: 'The CRL file `{path}` contains {count} lists.',
  oneList: 'Up to 1.6.7 the broker accepts exactly one list: use one, or use release 1.6.8 or later.',
  dhInvalid: 'The file `{path}` contains no Diffie-Hellman parameters in PEM format.',
  dhShort: 'The Diffie-Hellman parameters in `{path}` have only {bits} bits, too few for OpenSSL.',
  dhRefused: 'The broker refuses to start if it cannot use the parameters.',
  createDh:
    'Remove the line, because common ciphers do not need it, or create a file with `openssl dhparam -out {path:path} 2048`.',
  websocketsRefused: 'libwebsockets cannot open the listener, and the broker refuses to start.',
  websocketsKeyAlone: 'The WebSockets listener has `keyfile`, but not `certfile`.',
  addCertificate: 'Add `certfile`, or remove `keyfile`.',
  websocketsNoKey: 'The WebSockets listener has `certfile`, but not `keyfile`.',
  websocketsNoKeyWhy:
    'libwebsockets opens the port with TLS, but without the private key every handshake fails: no client can connect.',
  addKey: 'Add `keyfile` with the private key of the certificate below the same `listener` line.',
  websocketsKeyUnusable: 'libwebsockets cannot use the private key file `{path}`.',
  websocketsCertificateUnusable: 'libwebsockets cannot use the certificate file `{path}`.',
  nameKeyWithoutPassphrase:
    'Write the path of the PEM file that contains the private key of the certificate, without a passphrase.',
  bridgeAuthorityInvalid: 'The CA file `{path}` contains no CA certificate.',
  nameBridgeAuthority:
    "Write the path of a PEM file that contains the certificate of the CA that signed the other broker's certificate.",
  nameBridgeCertificate: "Write the path of a PEM file that contains the bridge's certificate.",
  bridgeCertificateInvalid: 'The certificate file `{path}` contains no usable certificate.',
  bridgeKeyInvalid: 'The private key file `{path}` contains no usable private key.',
  bridgeKeyMismatch: 'The private key `{path}` does not belong to the certificate of the bridge.',
});
