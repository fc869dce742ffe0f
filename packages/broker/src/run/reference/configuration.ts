import { type Configuration, since } from '@mosquitto-conf/config';
import { bridges } from './bridges.js';
import { type Fault, quoted } from './fault.js';
import { called } from './names.js';
import { values } from './values.js';

type Line = (fault: Fault, configuration: Configuration) => string | undefined;

const names = {
  certificate: 'Both certfile and keyfile must be provided to enable a TLS listener.',
  proxy: 'cannot be used with `enable_proxy_protocol 2`.',
};

/** From 2.1 a name is in single quotation marks, before in double ones. */
const named =
  (text: string): Line =>
  ({ written, release }) =>
    since(release, '2.1') ? `${text} '${written}'.` : `${text} "${written}".`;

const onlyInMain: Line = () => 'The include_dir option is only valid in the main configuration file.';

/** Mosquitto's lines for directives that are not allowed in their place or contradict others, by the code of the problem. */
const places: Readonly<Record<string, Line>> = {
  'unknown-directive': named('Unknown configuration variable'),
  'duplicate-directive': (fault) => {
    const name = fault.directive?.name;
    if (name === 'log_dest') return 'Duplicate "log_dest file" value.';
    if (name !== 'address') return `Duplicate ${called(fault)} value in configuration.`;
    return since(fault.release, '2.1')
      ? "Invalid bridge configuration, 'address' only allowed once."
      : 'Invalid bridge configuration.';
  },
  'needs-listener': ({ written, release }) => {
    if (since(release, '2.1')) return `The '${written}' option requires a listener to be defined first.`;
    return written === 'mount_point'
      ? 'You must use create a listener before using the mount_point option in the configuration file.'
      : undefined;
  },
  'needs-plugin': ({ written, release }) => {
    const isNew = since(release, '2.1');
    if (written === 'auth_plugin_deny_special_chars')
      return `An auth_plugin_deny_special_chars option exists in the config file without ${isNew ? 'a plugin' : 'an auth_plugin'}.`;
    return isNew
      ? `The '${written}' option requires plugin/global_plugin/plugin_load to be defined first.`
      : 'An auth_opt_ option exists in the config file without an auth_plugin.';
  },
  'invalid-plugin-option': (fault) =>
    `Invalid ${quoted(since(fault.release, '2.1') ? 'plugin_opt_' : 'auth_opt_', fault)} config option.`,
  'pid-file-unwritable': () => 'Unable to write pid file.',
  'unknown-user': ({ rest }) =>
    `Unable to drop privileges to '${rest.trim()}' because this user does not exist.`,
  'unknown-plugin': ({ rest }) => `Plugin '${rest.trim()}' not previously loaded.`,
  'duplicate-plugin': ({ words }) => `Duplicate plugin name '${words[0]}'.`,
  'per-listener-settings-late': () => 'per_listener_settings must be set before any other security settings.',
  'missing-folder': ({ directive, rest }) =>
    directive?.name === 'include_dir' ? `Unable to open include_dir '${rest}'.` : undefined,
  'nested-include': onlyInMain,
  'include-own-folder': onlyInMain,
  'certificate-and-psk': (fault) => {
    const { written, release } = fault;
    if (!written.startsWith('bridge_'))
      return 'Cannot use both certificate and psk encryption in a single listener.';
    const isIdentity = written === 'bridge_identity' || (written === 'bridge_psk' && since(release, '2.1'));
    const other = isIdentity ? 'identity' : 'psk';
    const line = `Cannot use both certificate and ${other} encryption in a single bridge.`;
    return since(release, '2.1') ? `'${written}': ${line}` : line;
  },
  'incomplete-tls': ({ written }) =>
    written === 'cafile' || written === 'capath'
      ? `${written} specified without certfile and keyfile.`
      : names.certificate,
  'proxy-protocol-clash': ({ written }) =>
    written === 'use_subject_as_username'
      ? `use_subject_as_username ${names.proxy}`
      : `certfile and keyfile ${names.proxy}`,
};

/** A mount point with wildcards; bridges have prefixes, too. */
const prefix: Line = (fault, configuration) => {
  const { directive, rest, release } = fault;
  if (directive?.name !== 'mount_point') return bridges['invalid-prefix']?.(fault, configuration);
  return since(release, '2.1')
    ? `Invalid 'mount_point' value (${rest.trim()}). Does it contain a wildcard character?`
    : `Invalid mount_point '${rest.trim()}'. Does it contain a wildcard character?`;
};

/** Mosquitto's lines for a configuration, by the code of the problem. */
export const configurationLines: Readonly<Record<string, Line>> = {
  ...places,
  ...values,
  ...bridges,
  'invalid-prefix': prefix,
};
