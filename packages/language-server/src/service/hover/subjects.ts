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
const subjects: Readonly<Record<string, (site: Site) => string | undefined>> = {
  acl_file: accessFileMarkdown,
  address: bridgeMarkdown,
  bind_address: defaultListenerMarkdown,
  bridge_cafile: certificatesMarkdown,
  bridge_certfile: certificatesMarkdown,
  bridge_keyfile: keyMarkdown,
  cafile: certificatesMarkdown,
  certfile: certificatesMarkdown,
  connection: bridgeMarkdown,
  global_plugin: pluginMarkdown,
  include_dir: includedMarkdown,
  keyfile: keyMarkdown,
  listener: listenerMarkdown,
  password_file: accessFileMarkdown,
  persistence: persistenceMarkdown,
  persistence_file: persistenceMarkdown,
  persistence_location: persistenceMarkdown,
  plugin: pluginMarkdown,
  plugin_load: pluginMarkdown,
  plugin_opt_: accessFileMarkdown,
  port: defaultListenerMarkdown,
  psk_file: accessFileMarkdown,
  topic: bridgeTopicMarkdown,
};

export function subjectMarkdown(site: Site): string | undefined {
  return subjects[site.written.directive.name]?.(site);
}
