import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const bridgeAddressMisread = {
  id: 'bridge-address-misread',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The release reads an IPv6 address of a bridge as another address.',
  why: 'Up to 1.5.0 every colon ends a part of the address: the first part is the host, the second the port, and the rest is ignored. The broker starts, but the bridge connects to another host or never connects.',
  noFix: noFix.value,
  wrong: [
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
} satisfies ReportedRule;
