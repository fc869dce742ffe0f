import { bridgeCafile, bridgeCertfile, bridgeKeyfile, bridgeTlsVersion } from '../catalogue/bridge-tls.js';
import { failureText, type Start } from './start.js';
import { remarkOldVersion } from './tls-context.js';
import { remarkReadableKey } from './tls-files.js';

const FILES = [
  [bridgeCafile, 'CA file'],
  [bridgeCertfile, 'certificate'],
  [bridgeKeyfile, 'private key'],
] as const;

/** Bridges are started last (bridge__start_all). One that cannot connect is tried again; the broker goes on. */
export function checkBridgeFiles(start: Start): void {
  for (const { name, settings } of start.configuration.bridges) {
    remarkOldVersion(start, settings.setting(bridgeTlsVersion), false);
    for (const [directive, what] of FILES) {
      const setting = settings.setting(directive);
      if (!setting) continue;
      const content = start.host.files.read(setting.value);
      if (content instanceof Uint8Array) {
        if (directive === bridgeKeyfile) remarkReadableKey(start, setting);
        continue;
      }
      if (content === 'unknown') {
        start.notHere(what, setting.value, setting);
        continue;
      }
      start.remark(
        {
          level: 'warning',
          code: 'bridge-file-missing',
          message: `The ${what} \`${setting.value}\` of the bridge \`${name}\` ${failureText(content)}.`,
          why: 'The broker starts, but the bridge never connects.',
          help: 'Name the right file; a relative path starts in the folder the broker is started in.',
        },
        setting,
      );
    }
  }
}
