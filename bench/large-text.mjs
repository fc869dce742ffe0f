// A long configuration such as a program would write for a large site: valid, and different from line to line.

const GENERAL = `# Broker of the north site. Written by the fleet's generator; do not edit by hand.
#
per_listener_settings false
user mosquitto
max_inflight_messages 100
max_queued_messages 10000
max_packet_size 1048576
autosave_interval 600

# Logging
log_dest stderr
log_type error
log_type warning
log_type notice
connection_messages true

# Who may come in
allow_anonymous false

listener 1883
max_connections 5000

listener 8080
protocol websockets

`;

/** Lines of a bridge besides its topics; `%` is its number. */
const BRIDGE = [
  '# Site %: gateway in hall %, see the register of sites',
  'connection site-%',
  'address gateway-%.sites.example.org:8883',
  'remote_clientid north-%',
  'remote_username north-%',
  'remote_password not-a-secret-%',
  'cleansession false',
  'keepalive_interval 60',
  'start_type automatic',
  'restart_timeout 5 30',
  'notifications true',
  'notification_topic status/sites/%',
  'try_private true',
  'bridge_attempt_unsubscribe false',
  'bridge_protocol_version mqttv311',
  '',
  '# Readings come in, orders go out',
];

/**
 * A configuration of exactly so many lines, about 25 bytes each: a fifth of them comments and blank lines.
 * @param count at least 100
 */
export function largeText(count) {
  const lines = GENERAL.split('\n').slice(0, -1);
  for (let site = 1; lines.length < count; site++) {
    for (const line of BRIDGE) lines.push(line.replaceAll('%', site));
    const topics = 12 + (site % 5) * 6;
    for (let topic = 1; topic <= topics; topic++) {
      if (topic % 4 === 0) lines.push(`topic orders/line-${topic} out 1`);
      else if (topic % 6 === 0) lines.push(`topic alarms/${topic}/# both 2 "" sites/${site}/`);
      else if (topic % 9 === 0) lines.push(`# line ${topic} follows`, `topic line-${topic}/+/state in 0`);
      else lines.push(`topic readings/${topic}/# in 0`);
      if (topic % 8 === 0) lines.push('');
    }
    lines.push('');
  }
  // A bridge cut off in the middle would be refused for what it lacks: comments fill up what it took.
  const whole = lines.lastIndexOf('', count - 1);
  const last = lines.slice(0, whole).findLastIndex((line) => line.startsWith('connection '));
  const start = last < 0 ? whole : last - 1;
  lines.length = Math.max(start, 0);
  while (lines.length < count) lines.push('# end of the generated part');
  return `${lines.join('\n')}\n`;
}
