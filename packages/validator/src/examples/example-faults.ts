/** Files that examples of faults name. All keys exist for them only. */

/** A key with a pass phrase. */
export const LOCKED_KEY = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiq/cZ8iVuIHQICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEHvAubTtBUqjmDzJtNyKbysEgZAI
6P/Px9GPCADOnLlSr0737zaRhAT1IqJdM95n9JP+9V2lDOGmzn92uIjTHDHIxJmf
B7+9t+SKSNPYSOUOu+h88+FQpR8ome+ypn3Ad8ui5IZeoE5VlWWByRntT/mLIODY
P500d0AfpOH7PXW29WRSSLlYEKbUf9nyTO1y9QuXaa/yNpzEHW/6iFDED6mhb7w=
-----END ENCRYPTED PRIVATE KEY-----
`;

/** A certificate of an RSA key of 512 bits. */
export const WEAK = `-----BEGIN CERTIFICATE-----
MIIBbDCCARagAwIBAgIBEDANBgkqhkiG9w0BAQsFADAZMRcwFQYDVQQDDA5icm9r
ZXIuZXhhbXBsZTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowGTEX
MBUGA1UEAwwOYnJva2VyLmV4YW1wbGUwXDANBgkqhkiG9w0BAQEFAANLADBIAkEA
noBKGXvxR5QKnGRVS0zHe9nufAuzSB3qKy8U2abj1YzfXVSbFMRKC0woDSSYeulM
ehoY0/11Vmba7By3aCGr+QIDAQABo0cwRTAJBgNVHRMEAjAAMBkGA1UdEQQSMBCC
DmJyb2tlci5leGFtcGxlMB0GA1UdDgQWBBQgS249RyzSQZhDhvXu4vw++rpXcjAN
BgkqhkiG9w0BAQsFAANBAFamC/3z+2jbr3zvyOZAwDYJ3aiJKmiBwVddxGS4UPeN
4Tu+hj/8ZrqykbZMLEl3v06ECkMUkub28gdoj0SaYj0=
-----END CERTIFICATE-----
`;

/** Its key. */
export const WEAK_KEY = `-----BEGIN PRIVATE KEY-----
MIIBUwIBADANBgkqhkiG9w0BAQEFAASCAT0wggE5AgEAAkEAnoBKGXvxR5QKnGRV
S0zHe9nufAuzSB3qKy8U2abj1YzfXVSbFMRKC0woDSSYeulMehoY0/11Vmba7By3
aCGr+QIDAQABAkBKTlJuyBBBQkIHN3JVLtWGVpDbTpDqCjwxqozXzMma3wcpLlXR
u2GDhwDCVtmq79rS+HLNdASu9t/sfnSyYXmRAiEAygM0bjS2TTl/8SnJkxCuvH6L
uQcUTiBa6D7pGrBK7dsCIQDI3DrHuJ3O98nYfT0f/yFIzTwjBpzx/kHzP5iWz9nX
uwIgZjEC1/FAe4Zn65apCwV4b5BQnFQxeGgztKMGhuLBtNsCIBcAaVbPxHqcE6hQ
BzzvyY79ucJFEpn/xOunP8EdglPbAiA4tFVwMbLsku2gNrPm2+zXv1Ei7BENQlgj
+3+tUlUkDA==
-----END PRIVATE KEY-----
`;

/** As much of a plugin as is looked at: a shared library with the names that the broker asks for. */
export const PLUGIN = '\u007fELF\0mosquitto_plugin_version\0mosquitto_auth_plugin_version\0';

/** The SQLite plugin as a file, in the folder that its path names. */
export const SQLITE_PLUGIN = { '/usr/lib/mosquitto_persist_sqlite.so': PLUGIN };

/** What follows a username in a password file. */
export const HASH =
  '$7$101$zqK1HAOyKeojzdQY$6tCAwTxdsUaFLj8q3gHTwsjABftclw5F+z3CWvTH08x0DsK+h2R+THASsZf4aFO2yqhM7oBIstn4TsEywyDtqg==';

/** A user with a password hashed as 1.x does. */
export const OLD_PASSWORDS =
  'sensor:$6$zqK1HAOyKeojzdQY$6tCAwTxdsUaFLj8q3gHTwsjABftclw5F+z3CWvTH08x0DsK+h2R+THASsZf4aFO2yqhM7oBIstn4TsEywyDtqg==\n';
