import { textsOf } from '@mosquitto-conf/config/internal';

/** What is shown above lines, as a code lens. */
export const lensTexts = textsOf('code-lens', {
  start: '$(play) Start test broker',
  effective: 'Settings in force',
  diagram: 'Diagram',
  outcome: 'Mosquitto {release} {outcome}',
  outcomeAt: 'Mosquitto {release} {outcome}: {place}',
  line: 'line {line}',
  neverStarts: 'never finishes starting',
  usedBy: 'Used by {users}',
  hasPassword: '{rules}, has a password',
  hasNoPassword: '{rules}, has no password',
});

/** What is shown behind lines, as an inlay hint, and what a hint says when a person points at it. Markdown. */
export const hintTexts = textsOf('inlay-hint', {
  equals: '= {value}',
  unitWords: '{unit}: {words}',
  allAddresses: 'all addresses',
  encrypted: 'TLS',
  notEncrypted: 'not encrypted',
  anonymous: 'anonymous',
  qos: 'QoS {qos}',
  port: 'port {port}',
  defaultPort: 'The default port',
  noFiles: 'It contains no files to read.',
  expired: 'expired on {day}',
  until: 'until {day}',
});
