/** What a file is to the broker. */
export type DocumentKind = 'configuration' | 'acl' | 'passwords' | 'psk' | 'dynamic-security';

/** Languages as editors name them. */
export const languages = {
  configuration: 'mosquitto-conf',
  acl: 'mosquitto-acl',
  passwords: 'mosquitto-passwd',
  psk: 'mosquitto-passwd',
  // Editors have a language for it, with its own colors.
  'dynamic-security': 'json',
} as const satisfies Readonly<Record<DocumentKind, string>>;

/** The language of a kind of file, as editors name it. */
export function languageOf(kind: DocumentKind): string {
  return languages[kind];
}
