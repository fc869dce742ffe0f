import type { Analysis, Certificate, Text } from '@mosquitto-conf/config';
import { certificateNames, validityTexts as texts } from '../texts/certificate-names.js';
import { countText } from '../texts/counts.js';

const DAY = 86_400_000;

/** How long before its end a certificate is reported: a month, or less if it is valid only for weeks. */
function noticeOf({ notBefore, notAfter }: Certificate): number {
  return Math.min(30 * DAY, (notAfter.getTime() - notBefore.getTime()) / 4);
}

export type Validity = 'good' | 'early' | 'ending' | 'expired';

/** Whether a certificate is valid at the time of the analysis. */
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

/** What a certificate is called at the start of a sentence: `The certificate of CN=localhost in `server.crt``. */
export function certificateName({ subject, setting, authority }: Certificate): Text {
  const file = setting.value;
  if (subject === '')
    return (authority ? certificateNames.authority : certificateNames.certificate)({ file });
  return (authority ? certificateNames.authorityOf : certificateNames.certificateOf)({ subject, file });
}

/** Until when a certificate is good: `good until 2026-05-01, for 12 days more`. */
export function certificateExpiry({ notBefore, notAfter }: Certificate, now: Date): Text {
  const [first, last] = [dayOf(notBefore), dayOf(notAfter)];
  if (now < notBefore) return texts.early({ first, last });
  const days = Math.floor(Math.abs(notAfter.getTime() - now.getTime()) / DAY);
  const count = countText('days', days);
  if (now > notAfter) return days === 0 ? texts.expiredToday({ last }) : texts.expired({ last, days: count });
  return days === 0 ? texts.lastDay({ last }) : texts.good({ last, days: count });
}
