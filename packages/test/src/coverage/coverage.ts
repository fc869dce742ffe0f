import { type Place, write } from '@mosquitto-conf/config';
import { topic } from '@mosquitto-conf/config/directives';
import { lineKey, type Touched } from '../run/result.js';
import type { Setup } from '../run/setup.js';

/** Something of a configuration that cases can touch. */
export interface Covered {
  readonly kind: 'listener' | 'user' | 'acl' | 'role' | 'bridge-topic';
  /** As a person would call it: `port 1883`, `alice`, `topic read home/#`, `screens`. */
  readonly name: string;
  /** As a person here would write it. */
  readonly file: string;
  readonly line: number;
  readonly touched: boolean;
}

/** What the cases of a run have touched of a configuration: listeners, users, ACL lines, roles and topics of bridges. */
export function coverageOf(
  { policies, analysis, show, folder, language }: Setup,
  touched: Touched,
): Covered[] {
  const found = new Map<string, Covered>();
  const add = (kind: Covered['kind'], name: string, place: Place | undefined, isTouched: boolean) => {
    // Files that are made for the tests do not count.
    if (!place || folder.isMade(place.file)) return;
    const key = `${kind} ${lineKey(place)} ${name}`;
    const before = found.get(key)?.touched ?? false;
    found.set(key, { kind, name, file: show(place.file), line: place.line, touched: before || isTouched });
  };
  for (const { listener, name, place, admitsClients, passwords, acl, dynamicSecurity } of policies) {
    const named = listener.unixSocketPath ?? String(listener.port);
    if (admitsClients) add('listener', write(name, language), place, touched.listeners.has(named));
    for (const { user, place: line } of passwords?.file?.users.values() ?? [])
      add('user', user, line, touched.users.has(user));
    const entries = [
      ...(acl?.file?.anonymous ?? []),
      ...[...(acl?.file?.users.values() ?? [])].flat(),
      ...(acl?.file?.patterns ?? []),
    ];
    for (const { kind, access, filter, place: line } of entries)
      add('acl', `${kind} ${access} ${filter}`, line, touched.lines.has(lineKey(line)));
    const { clients = [], roles = [] } = dynamicSecurity?.security ?? {};
    for (const client of clients) add('user', client.name, client.place, touched.users.has(client.name));
    for (const role of roles) {
      const acls = Object.entries(role.acls).flatMap(([type, all]) => all.map((one) => ({ type, ...one })));
      const decided = acls.filter((one) => one.place && touched.lines.has(lineKey(one.place)));
      add('role', role.name, role.place, decided.length > 0);
      for (const one of acls)
        add('acl', `${role.name}: ${one.type} ${one.topic}`, one.place, decided.includes(one));
    }
  }
  for (const bridge of analysis.configuration.bridges) {
    for (const { value, place } of bridge.settings.all(topic)) {
      const name = `${bridge.name}: ${String((value as { readonly pattern?: string }).pattern ?? '')}`;
      add('bridge-topic', name, place, touched.lines.has(lineKey(place)));
    }
  }
  return [...found.values()];
}

/** Several coverages as one: what one of them has touched is touched. */
export function mergeCoverage(all: readonly (readonly Covered[])[]): Covered[] {
  const found = new Map<string, Covered>();
  for (const one of all.flat()) {
    const key = `${one.kind} ${one.file}:${one.line} ${one.name}`;
    found.set(key, { ...one, touched: one.touched || (found.get(key)?.touched ?? false) });
  }
  return [...found.values()];
}
