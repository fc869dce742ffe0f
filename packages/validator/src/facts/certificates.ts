import type { Analysis, Certificate } from '@mosquitto-conf/config';
import { count } from '../markdown.js';

const DAY = 86_400_000;

/** When to speak of a certificate that will expire: a month ahead, or less for those that live but weeks. */
function noticeOf({ notBefore, notAfter }: Certificate): number {
  return Math.min(30 * DAY, (notAfter.getTime() - notBefore.getTime()) / 4);
}

export type Validity = 'good' | 'early' | 'ending' | 'expired';

/** Whether a certificate is good at the time of the analysis. */
export function validityOf(certificate: Certificate, now: Date): Validity {
  const { notBefore, notAfter } = certificate;
  if (now > notAfter) return 'expired';
  if (now < notBefore) return 'early';
  return notAfter.getTime() - now.getTime() < noticeOf(certificate) ? 'ending' : 'good';
}

/**
 * Certificates that matter to whether a connection works: all of a chain, and those of an authority file of which none
 * is any better. Bundles always hold some that have run out.
 */
export function certificatesThatCount({ certificates, now }: Analysis): readonly Certificate[] {
  const files = new Map<unknown, Certificate[]>();
  for (const certificate of certificates) {
    const list = files.get(certificate.setting);
    if (list) list.push(certificate);
    else files.set(certificate.setting, [certificate]);
  }
  return [...files.values()].flatMap((list) => {
    if (!list[0]?.authority) return list;
    return list.some((certificate) => validityOf(certificate, now) === 'good') ? [] : list.slice(0, 1);
  });
}

/** `2021-01-01`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** `The certificate of CN=localhost in `server.crt``. */
export function describe({ subject, setting, authority }: Certificate): string {
  const what = authority ? 'CA certificate' : 'certificate';
  return `The ${what} ${subject === '' ? '' : `of ${subject} `}in \`${setting.value}\``;
}

/** Until when a certificate is good: `good until 2026-05-01, for 12 days more`. */
export function certificateExpiry({ notBefore, notAfter }: Certificate, now: Date): string {
  const days = Math.floor((notAfter.getTime() - now.getTime()) / DAY);
  if (now < notBefore) return `good only from ${dayOf(notBefore)}, until ${dayOf(notAfter)}`;
  if (now > notAfter) {
    const ago = Math.floor((now.getTime() - notAfter.getTime()) / DAY);
    return `expired on ${dayOf(notAfter)}, ${ago === 0 ? 'today' : `${count(ago, 'day')} ago`}`;
  }
  return `good until ${dayOf(notAfter)}, for ${days === 0 ? 'less than a day' : `${count(days, 'day')} more`}`;
}
