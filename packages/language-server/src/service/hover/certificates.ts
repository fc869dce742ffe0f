import type { Certificate } from '@mosquitto-conf/config';
import { certificateExpiry, code, count } from '@mosquitto-conf/validator/internal';
import { paragraphs, type Site, standsIn } from './site.js';

/** How many certificates of a file to describe; bundles hold hundreds. */
const MOST = 5;

/** The certificates of a file that a line names. */
export function certificatesMarkdown(site: Site): string | undefined {
  const { certificates } = site.project.analysis;
  const all = certificates.filter(({ setting }) => standsIn(site, setting.place));
  if (all.length === 0) return undefined;
  const more = all.length - MOST;
  return paragraphs(
    all
      .slice(0, MOST)
      .map((certificate) => certificateMarkdown(site, certificate))
      .join('\n\n'),
    more > 0 ? `and ${count(more, 'certificate')} more` : undefined,
  );
}

function certificateMarkdown({ project }: Site, certificate: Certificate): string {
  const { subject, issuer, names, selfIssued } = certificate;
  const lines = [
    `**${certificate.mayIssue ? 'CA certificate' : 'Certificate'}** ${subject === '' ? 'without a subject' : code(subject)}`,
    `- issued by ${selfIssued ? 'itself' : code(issuer)}`,
    `- ${certificateExpiry(certificate, project.analysis.now)}`,
    ...(names.length > 0 ? [`- for ${names.map(code).join(', ')}`] : []),
  ];
  return lines.join('\n');
}

/** Which certificate a private key is for. */
export function keyMarkdown(site: Site): string | undefined {
  const { directive } = site.written;
  const { configuration, certificates } = site.project.analysis;
  const owner = [...configuration.listeners, ...configuration.bridges].find(({ settings }) =>
    standsIn(site, settings.setting(directive)?.place),
  );
  const own = certificates.filter((one) => one.owner === owner && !one.authority && one.index === 0);
  if (own.length === 0) return undefined;
  return `The private key that belongs to\n\n${own.map((one) => certificateMarkdown(site, one)).join('\n\n')}`;
}
