import { AUTHORITY } from '../../examples/example-files.js';
import { writeMeant } from '../../fixes/found-fixes.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const bridgeAddressMisread = {
  id: 'bridge-address-misread',
  category: 'pitfall',
  severity: 'warning',
  summary:
    'An address of a bridge is a URL or, up to 1.5.0, an IPv6 address, which the broker reads as another address.',
  why: 'The broker knows no URLs: `mqtts://` becomes part of the hostname, which no name server knows. Up to 1.5.0 every colon ends a part of the address: the first part is the host, the second the port, and the rest is ignored. The broker starts, but the bridge connects to another host or never connects.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        connection office
        address mqtts://office.example.com:8883
        bridge_cafile ca.crt
        topic sensors/# out 1
      `,
      files: { 'ca.crt': AUTHORITY },
    },
    {
      text: `
        connection office
        address fd00:1::10
        topic sensors/# out 1
      `,
      target: '1.5.0',
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10:1883
        topic sensors/# out 1
      `,
      target: '1.5.0',
    },
    {
      text: `
        connection office
        address fd00:1::10:1883
        topic sensors/# out 1
      `,
      target: '1.5.1',
    },
  ],
  fix: (found) => writeMeant(found, false),
} satisfies ReportedRule;
