import { removeRefusedLine } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const FILES = { 'C:/mosquitto/passwd': '' };

export const notOnWindows = {
  id: 'not-on-windows',
  category: 'refused',
  severity: 'error',
  remarked: 'info',
  summary: 'A configuration for Windows has a line that does not work there.',
  why: 'A configuration that names a file by a drive, such as `C:\\mosquitto\\passwd`, is for Windows. The broker for Windows knows no network interfaces by name and no Unix sockets, and ignores `user` and `log_facility`.',
  wrong: [
    {
      text: `
        listener 1883
        bind_interface eth0
        password_file C:\\mosquitto\\passwd
      `,
      files: FILES,
    },
    {
      text: `
        user mosquitto
        listener 1883
        password_file C:\\mosquitto\\passwd
      `,
      files: FILES,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file C:\\mosquitto\\passwd
      `,
      files: FILES,
    },
    {
      text: `
        user mosquitto
        listener 1883
        bind_interface eth0
        password_file /mosquitto/passwd
      `,
      files: { '/mosquitto/passwd': '' },
      machine: { interfaces: { eth0: ['192.168.1.10'] } },
    },
  ],
  // Without the interface, the listener opens on all of them.
  fix: (found, context) => removeRefusedLine(context, found.place, fixTitles.removeLine, false),
} satisfies ReportedRule;
