import { analyse, findTarget, listenerPolicies } from '@mosquitto-conf/config';
import { diagnose } from '@mosquitto-conf/validator';
import { expect, test } from 'vitest';
import { measuredMachine } from './support/measured-machine.js';
import { filesOf, furtherOracleCases, oracleCases } from './support/oracle.js';

/**
 * A message that names a port names one that the release opens (or that a bridge connects to), and none says that anyone
 * may connect where the release only opens loopback.
 */
test.each(['1.6.15', '2.0.11', '2.0.22', '2.1.2'])('%s: ports in messages are open', (name) => {
  const release = findTarget(name)!;
  const wrong: unknown[] = [];
  let named = 0;
  for (const one of [...oracleCases(), ...furtherOracleCases()]) {
    const analysis = analyse('mosquitto.conf', release, measuredMachine(filesOf(one)));
    if (analysis.outcome !== 'running') continue;
    const policies = listenerPolicies(analysis);
    const open = new Set(policies.map(({ listener }) => listener.port));
    for (const { addresses } of analysis.configuration.bridges)
      for (const { port } of addresses) open.add(port);
    const isLocal = policies.every(({ listener }) => listener.origin === 'local-only');
    for (const { rule, message } of diagnose(analysis, 'mosquitto.conf')) {
      const ports = [...message.matchAll(/\bports? (\d+)\b/gi)].map(([, port]) => Number(port));
      named += ports.length;
      if (ports.some((port) => !open.has(port)) || (isLocal && rule === 'open-to-everybody'))
        wrong.push({ case: one.id, rule, message, open: [...open] });
    }
  }
  expect(wrong).toEqual([]);
  expect(named).toBeGreaterThan(0);
});
