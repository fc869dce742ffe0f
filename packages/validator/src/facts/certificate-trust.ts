import type { Bridge, Certificate, Listener } from '@mosquitto-conf/config';

/** What one side shows, its own first, and what the other trusts, as far as the files can be read. */
export function certificatesOf(
  certificates: readonly Certificate[],
  owner: Bridge | Listener,
): { readonly shown: readonly Certificate[]; readonly trusted: readonly Certificate[] } {
  const own = certificates.filter((certificate) => certificate.owner === owner);
  return {
    shown: own.filter(({ authority }) => !authority),
    trusted: own.filter(({ authority }) => authority),
  };
}

/** Whether authorities can have issued a certificate: by their names, which a signature cannot do without. */
export function mayTrust(trusted: readonly Certificate[], shown: readonly Certificate[]): boolean {
  const names = new Set(trusted.map(({ subject }) => subject));
  return shown.some(({ subject, issuer }) => names.has(issuer) || names.has(subject));
}

/** Whether a certificate is for a host: by its names, or without any by its common name. */
export function isFor({ names, subject }: Certificate, host: string): boolean {
  const common = /(?:^|, )CN=([^,]+)/.exec(subject)?.[1];
  const all = names.length > 0 || common === undefined ? names : [common];
  return all.some((name) => isNameOf(name.toLowerCase(), host.toLowerCase()));
}

/** `*` stands for the first part of a name. */
function isNameOf(name: string, host: string): boolean {
  if (name === host) return true;
  return name.startsWith('*.') && host.includes('.') && host.slice(host.indexOf('.')) === name.slice(1);
}
