import { findTarget, type Host, type Release } from '@mosquitto-conf/config';
import { planUpgrade } from '@mosquitto-conf/validator';
import { badVersion } from './answers.js';
import { askPolicy } from './ask-policy.js';

/** What a client may do; how it is refused does not matter. */
const effect = (answer: string) => (answer.startsWith('0') ? answer : 'refused');

/** Whether the release before supports the client's version of MQTT. If not, the client could not connect to it. */
const isKnown = (before: string) => before !== badVersion;

/**
 * What the upgrade to another release leaves unsaid: clients that are answered otherwise afterwards, although it reports
 * nothing of their listeners, one a line.
 * @param answers those of the release before
 */
export async function unsaidByUpgrade(
  folder: string,
  host: Host,
  [from, to]: readonly [from: Release, to: string],
  answers: Readonly<Record<string, string>>,
): Promise<string[]> {
  const upgrade = planUpgrade('mosquitto.conf', from, findTarget(to)!, host);
  if (typeof upgrade === 'string') return [];
  const { after, findings } = upgrade;
  const open = findings.filter(({ edited, danger }) => !edited && danger !== 'deprecated');
  if (after.stop) return open.some(({ danger }) => danger === 'refused') ? [] : ['it would not start'];
  const now = await askPolicy(after, folder, Object.keys(answers));
  return Object.entries(answers).flatMap(([line, before]) =>
    effect(before) === effect(now[line]!) || !isKnown(before) || open.length > 0
      ? []
      : [`${line} was answered ${before}, now ${now[line]}`],
  );
}
