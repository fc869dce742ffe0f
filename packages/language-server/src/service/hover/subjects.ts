import type { Directive } from '@mosquitto-conf/config';
import {
  aclFile,
  address,
  bindAddress,
  bridgeCafile,
  bridgeCertfile,
  bridgeKeyfile,
  cafile,
  certfile,
  connection,
  globalPlugin,
  includeDir,
  keyfile,
  listener,
  passwordFile,
  persistence,
  persistenceFile,
  persistenceLocation,
  plugin,
  pluginLoad,
  pluginOpt,
  port,
  pskFile,
  topic,
} from '@mosquitto-conf/config/directives';
import { certificatesMarkdown, keyMarkdown } from './certificates.js';
import {
  accessFileMarkdown,
  bridgeMarkdown,
  bridgeTopicMarkdown,
  defaultListenerMarkdown,
  includedMarkdown,
  listenerMarkdown,
  persistenceMarkdown,
  pluginMarkdown,
} from './sections.js';
import type { Site } from './site.js';

/** What the line of a directive is about, beyond the directive itself: the listener it opens, the file it names. */
const subjects = new Map<Directive, (site: Site) => string | undefined>([
  [aclFile, accessFileMarkdown],
  [address, bridgeMarkdown],
  [bindAddress, defaultListenerMarkdown],
  [bridgeCafile, certificatesMarkdown],
  [bridgeCertfile, certificatesMarkdown],
  [bridgeKeyfile, keyMarkdown],
  [cafile, certificatesMarkdown],
  [certfile, certificatesMarkdown],
  [connection, bridgeMarkdown],
  [globalPlugin, pluginMarkdown],
  [includeDir, includedMarkdown],
  [keyfile, keyMarkdown],
  [listener, listenerMarkdown],
  [passwordFile, accessFileMarkdown],
  [persistence, persistenceMarkdown],
  [persistenceFile, persistenceMarkdown],
  [persistenceLocation, persistenceMarkdown],
  [plugin, pluginMarkdown],
  [pluginLoad, pluginMarkdown],
  [pluginOpt, accessFileMarkdown],
  [port, defaultListenerMarkdown],
  [pskFile, accessFileMarkdown],
  [topic, bridgeTopicMarkdown],
]);

export function subjectMarkdown(site: Site): string | undefined {
  return subjects.get(site.written.directive)?.(site);
}
