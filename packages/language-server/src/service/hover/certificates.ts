import type { Certificate } from '@mosquitto-conf/config';
import { certificateExpiry, code, countText } from '@mosquitto-conf/validator/internal';
import { hoverTexts as texts } from '../../texts/hover.js';
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
    more > 0 ? site.project.say(texts.andMore({ count: countText('certificates', more) })) : undefined,
  );
}

function certificateMarkdown({ project }: Site, certificate: Certificate): string {
  const { subject, issuer, names, selfIssued } = certificate;
  const title = certificate.mayIssue ? texts.authority : texts.certificate;
  const lines = [
    title({ subject: subject === '' ? texts.noSubject : code(subject) }),
    selfIssued ? texts.selfIssued : texts.issuedBy({ issuer: code(issuer) }),
    texts.item({ text: certificateExpiry(certificate, project.analysis.now) }),
    ...(names.length > 0 ? [texts.forNames({ names: names.map(code).join(', ') })] : []),
  ];
  return lines.map((line) => project.say(line)).join('\n');
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
  return paragraphs(site.project.say(texts.keyOf), ...own.map((one) => certificateMarkdown(site, one)));
}
