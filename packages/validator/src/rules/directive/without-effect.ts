import type { Configuration, Directive, ListenerPolicy, Place, Setting, Text } from '@mosquitto-conf/config';
import {
  bindInterface,
  logDest,
  logFacility,
  logTimestamp,
  logTimestampFormat,
  logType,
  maxConnections,
  maxPacketSize,
  messageSizeLimit,
  proxyProtocolV2RequireTls,
  retainAvailable,
  retainExpiryInterval,
  socketDomain,
  websocketsLogLevel,
} from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('without-effect', {
  timestamp: '`log_timestamp_format` has no effect: `log_timestamp` is false.',
  addTimestamp: 'Remove the line, or write `log_timestamp true`.',
  facility: '`log_facility` has no effect without `log_dest syslog`.',
  addSyslog: 'Remove the line, or add `log_dest syslog`.',
  retain: '`retain_expiry_interval` has no effect: `retain_available` is false.',
  messageSize: '`message_size_limit {limit}` has no effect: `max_packet_size {packet}` is reached first.',
  raisePacketSize: 'Remove the line, or raise `max_packet_size`.',
  websocketsLevel: '`websockets_log_level` has no effect without `log_type websockets`.',
  addLogType: 'Remove the line, or add `log_type websockets`.',
  uncounted:
    '`max_connections` has no effect: Mosquitto {release} does not limit the number of WebSockets clients.',
  limitElsewhere:
    'Limit connections in a proxy in front of the listener, or update to 2.1, which applies the line.',
  idPrefix: '`{directive}` has no effect: `allow_zero_length_clientid` is false.',
  socket: '`{directive}` has no effect on a Unix socket.',
  proxy: '`{directive}` has no effect without `enable_proxy_protocol 2`.',
  addProxy: 'Remove the line, or write `enable_proxy_protocol 2` below the same `listener`.',
  remove: 'Remove the line.',
});

/** A line that does nothing, and what it would need. */
interface Idle {
  readonly setting: Setting;
  readonly message: Text;
  readonly help: Text;
  /** Whether the line is in force in later releases, so that it is not simply removed. */
  readonly isLater?: boolean;
}

export const withoutEffect: CheckedRule = {
  id: 'without-effect',
  texts,
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
    {
      text: `
        listener 1883
        allow_anonymous true
        listener 9001
        protocol websockets
        max_connections 100
      `,
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        listener 9001
        protocol websockets
        max_connections 100
        allow_anonymous true
      `,
    },
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
    for (const { setting, message, help, isLater = false } of found) {
      if (said.has(setting.place)) continue;
      said.add(setting.place);
      const fixes = [new LineEdits(configuration).remove(setting.place).fix(fixTitles.removeLine, !isLater)];
      report({ message, help, place: setting.place, fixes });
    }
  },
};

function* idleInBroker({ settings }: Configuration): Iterable<Idle> {
  const format = settings.setting(logTimestampFormat);
  if (format && !settings.get(logTimestamp)) {
    yield {
      setting: format,
      message: texts.timestamp,
      help: texts.addTimestamp,
    };
  }
  const facility = settings.setting(logFacility);
  if (facility && !settings.all(logDest).some(({ value }) => value.to === 'syslog')) {
    yield {
      setting: facility,
      message: texts.facility,
      help: texts.addSyslog,
    };
  }
  const expiry = settings.setting(retainExpiryInterval);
  if (expiry && !settings.get(retainAvailable)) {
    yield {
      setting: expiry,
      message: texts.retain,
      help: texts.remove,
    };
  }
  const limit = settings.setting(messageSizeLimit);
  const packet = settings.setting(maxPacketSize);
  if (limit && packet && limit.value >= packet.value) {
    yield {
      setting: limit,
      message: texts.messageSize({ limit: limit.value, packet: packet.value }),
      help: texts.raisePacketSize,
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
      message: texts.websocketsLevel,
      help: texts.addLogType,
    };
  }
}

const ABOUT_NETWORKS: readonly Directive[] = [bindInterface, socketDomain];

function* idleInListener({
  listener,
  proxyProtocol,
  clientIds,
  limits,
  release,
}: ListenerPolicy): Iterable<Idle> {
  const { settings, unixSocketPath } = listener;
  const prefix = clientIds.generatedPrefix.setting;
  if (prefix && !clientIds.mayBeEmpty.value) {
    yield {
      setting: prefix,
      message: texts.idPrefix({ directive: prefix.directive.name }),
      help: texts.remove,
    };
  }
  for (const directive of ABOUT_NETWORKS) {
    const setting = unixSocketPath === undefined ? undefined : settings.setting(directive);
    if (setting)
      yield {
        setting,
        message: texts.socket({ directive: directive.name }),
        help: texts.remove,
      };
  }
  const connections = limits.maxConnections.setting;
  if (connections && settings.get(maxConnections) > 0 && !limits.connectionCounting.isLimited) {
    yield {
      setting: connections,
      message: texts.uncounted({ release: release.name }),
      help: texts.limitElsewhere,
      isLater: true,
    };
  }
  const required = settings.setting(proxyProtocolV2RequireTls);
  if (required?.value && proxyProtocol.value !== 2) {
    yield {
      setting: required,
      message: texts.proxy({ directive: required.directive.name }),
      help: texts.addProxy,
    };
  }
}
