import type { Configuration, Directive, ListenerPolicy, Place, Setting } from '@mosquitto-conf/config';
import {
  bindInterface,
  logDest,
  logFacility,
  logTimestamp,
  logTimestampFormat,
  logType,
  maxPacketSize,
  messageSizeLimit,
  proxyProtocolV2RequireTls,
  retainAvailable,
  retainExpiryInterval,
  socketDomain,
  websocketsLogLevel,
} from '@mosquitto-conf/config/directives';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

/** A line that does nothing, and what it would need. */
interface Idle {
  readonly setting: Setting;
  readonly message: string;
  readonly help: string;
}

export const withoutEffect: CheckedRule = {
  id: 'without-effect',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line has no effect, because another line overrides it or a line that it needs is missing.',
  why: 'The broker accepts the line without a message, and the setting that you expect is not in force.',
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        log_timestamp false
        log_timestamp_format %H:%M:%S
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        log_dest stdout
        log_facility 3
      `,
    },
    {
      text: `
        retain_available false
        retain_expiry_interval 60
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        allow_zero_length_clientid false
        auto_id_prefix home-
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.22',
    },
    {
      text: `
        max_packet_size 1000
        message_size_limit 5000
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 0 mosquitto.sock
        allow_anonymous true
        socket_domain ipv4
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        enable_proxy_protocol 1
        proxy_protocol_v2_require_tls true
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        websockets_log_level 7
      `,
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        log_timestamp true
        log_timestamp_format %H:%M:%S
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        log_dest syslog
        log_facility 3
      `,
    },
    {
      text: `
        max_packet_size 5000
        message_size_limit 1000
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  check({ configuration, policies, report }) {
    const found = [...idleInBroker(configuration)];
    for (const policy of policies) found.push(...idleInListener(policy));
    const said = new Set<Place>();
    for (const { setting, message, help } of found) {
      if (said.has(setting.place)) continue;
      said.add(setting.place);
      const fixes = [new LineEdits(configuration).remove(setting.place).fix('Remove the line', true)];
      report({ message, help, place: setting.place, fixes });
    }
  },
};

function* idleInBroker({ settings }: Configuration): Iterable<Idle> {
  const format = settings.setting(logTimestampFormat);
  if (format && !settings.get(logTimestamp)) {
    yield {
      setting: format,
      message: 'The log has no time to format: `log_timestamp` is false.',
      help: 'Write `log_timestamp true`, or remove this line.',
    };
  }
  const facility = settings.setting(logFacility);
  if (facility && !settings.all(logDest).some(({ value }) => value.to === 'syslog')) {
    yield {
      setting: facility,
      message: 'Nothing is logged to syslog, which is what `log_facility` is about.',
      help: 'Add `log_dest syslog`, or remove this line.',
    };
  }
  const expiry = settings.setting(retainExpiryInterval);
  if (expiry && !settings.get(retainAvailable)) {
    yield {
      setting: expiry,
      message: 'There are no retained messages to expire: `retain_available` is false.',
      help: 'Remove this line.',
    };
  }
  const limit = settings.setting(messageSizeLimit);
  const packet = settings.setting(maxPacketSize);
  if (limit && packet && limit.value >= packet.value) {
    yield {
      setting: limit,
      message: `No message is as large as \`message_size_limit\` allows: \`max_packet_size ${packet.value}\` stops it before.`,
      help: 'Remove this line, or raise `max_packet_size`.',
    };
  }
  const level = settings.setting(websocketsLogLevel);
  if (
    level &&
    level.value !== 0 &&
    !settings.all(logType).some(({ value }) => value === 'websockets' || value === 'all')
  ) {
    yield {
      setting: level,
      message: '`websockets_log_level` needs `log_type websockets`.',
      help: 'Add `log_type websockets`, or remove this line.',
    };
  }
}

const ABOUT_NETWORKS: readonly Directive[] = [bindInterface, socketDomain];

function* idleInListener({ listener, proxyProtocol, clientIds }: ListenerPolicy): Iterable<Idle> {
  const { settings, unixSocketPath } = listener;
  const prefix = clientIds.generatedPrefix.setting;
  if (prefix && !clientIds.mayBeEmpty.value) {
    yield {
      setting: prefix,
      message: 'No client gets an id from the broker: `allow_zero_length_clientid` is false.',
      help: 'Remove this line.',
    };
  }
  for (const directive of ABOUT_NETWORKS) {
    const setting = unixSocketPath === undefined ? undefined : settings.setting(directive);
    if (setting)
      yield {
        setting,
        message: `\`${directive.name}\` is about networks, and this listener is a Unix socket.`,
        help: 'Remove this line.',
      };
  }
  const required = settings.setting(proxyProtocolV2RequireTls);
  if (required?.value && proxyProtocol.value !== 2) {
    yield {
      setting: required,
      message: 'No proxy tells whether a client uses TLS: that takes `enable_proxy_protocol 2`.',
      help: 'Write `enable_proxy_protocol 2` below the same `listener`, or remove this line.',
    };
  }
}
