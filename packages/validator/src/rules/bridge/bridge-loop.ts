import { loops } from '../../facts/bridge-overlap.js';
import type { Rule } from '../../rule.js';

const BRIDGE = 'connection attic\naddress attic.lan:1883\n';

export const bridgeLoop: Rule = {
  id: 'bridge-loop',
  category: 'pitfall',
  severity: 'warning',
  summary: 'What a bridge sends out by one line comes back by another.',
  why: 'A message that returns under a topic that goes out again travels round and round: with prefixes its topic grows each time, without them it is the same message for ever. Two bridges to one broker do not know of each other, so nothing stops it there.',
  wrong: [
    { text: `${BRIDGE}topic # both 1\ntopic # both 1 "" mirror/\n`, target: '2.0.22' },
    { text: `${BRIDGE}topic # out 0\ntopic # in 0 attic/ ""\n` },
    {
      text: `${BRIDGE}topic house/# out 1\n\nconnection attic-back\naddress attic.lan:1883\nremote_clientid back\ntopic house/# in 1\n`,
    },
  ],
  right: [
    { text: `${BRIDGE}topic house/# both 1\n` },
    { text: `${BRIDGE}topic house/# out 1\ntopic commands/# in 1\n` },
    { text: `${BRIDGE}topic # out 1 "" house/\ntopic attic/# in 1\n` },
  ],
  check({ configuration, report }) {
    const said = new Set<string>();
    for (const { out, back, across } of loops(configuration.bridges)) {
      const [earlier, later] = out.place.line <= back.place.line ? [out, back] : [back, out];
      const key = `${later.place.file}:${later.place.span.start}`;
      if (said.has(key)) continue;
      said.add(key);
      report({
        message: across
          ? `This line and line ${earlier.place.line} of another bridge to the same broker feed each other.`
          : `This line and line ${earlier.place.line} feed each other.`,
        help: 'Give each direction topics of its own, or say in one line what goes both ways: `topic PATTERN both`.',
        place: later.place,
      });
    }
  },
};
