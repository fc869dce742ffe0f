import { since } from '@mosquitto-conf/config';
import { type Fault, quoted } from './fault.js';

/** Directives that the reference's conf.c calls otherwise than they are written. */
const names: Readonly<Record<string, string>> = {
  bind_address: 'default listener bind_address',
  local_clientid: 'bridge local clientd',
  local_password: 'bridge local_password',
  local_username: 'bridge local_username',
  remote_clientid: 'bridge remote clientid',
  remote_password: 'bridge remote_password',
  remote_username: 'bridge remote_username',
};

/** Those that it calls as they are written, be it by an alias. */
const asWritten = new Set(['max_qos', 'packet_buffer_size', 'persistence']);

/** The three numbers of `bridge_tcp_keepalive`. */
const keepalive = ['idle', 'interval', 'counter'] as const;

/** Which of the three a fault is about. */
export function keepalivePart({ words, text, problem }: Fault): string {
  const index = problem.code === 'missing-value' ? words.length : words.indexOf(text);
  return keepalive[index] ?? keepalive[0];
}

/** What the reference calls the directive of a fault. */
export function called(fault: Fault): string {
  const { directive, written, release } = fault;
  const name = directive?.name ?? written;
  if (asWritten.has(name)) return quoted(written, fault);
  if (name === 'bridge_tcp_keepalive') return quoted(`${name}_${keepalivePart(fault)}`, fault);
  if (name === 'listener' && since(release, '2.1')) return quoted('listener port', fault);
  return quoted(names[name] ?? name, fault);
}
