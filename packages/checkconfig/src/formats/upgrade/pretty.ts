import type { Text } from '@mosquitto-conf/config';
import { dangers, dangerTitles } from '@mosquitto-conf/validator';
import { say } from '../../language.js';
import { displayPath } from '../../read-input.js';
import { upgradeTexts } from '../../texts/upgrade.js';
import type { UpgradeFormat, UpgradeResult } from './upgrade-result.js';

/** The changes by danger, and what was edited. */
export const pretty: UpgradeFormat = {
  name: 'pretty',
  summary: upgradeTexts.pretty,
  write(result) {
    const { input, plan } = result;
    const { from, to, findings } = plan;
    const lines = [say(upgradeTexts.fromTo({ path: input.path, from: from.name, to: to.name })), ''];
    for (const danger of dangers) {
      const found = findings.filter((finding) => finding.danger === danger);
      if (found.length === 0) continue;
      lines.push(say(dangerTitles[danger]));
      for (const { message, help, place, edited } of found) {
        const where = place ? `${displayPath(input, place.file)}:${place.line} ` : '';
        const task = (edited ? upgradeTexts.edited : upgradeTexts.toDo)({ help });
        lines.push(`  ${where}${message}`, `    ${say(task)}`);
      }
      lines.push('');
    }
    lines.push(...summary(result));
    return `${lines.join('\n')}\n`;
  },
};

function summary({ input, plan, written }: UpgradeResult): string[] {
  const { findings, texts, after, to } = plan;
  const edited = findings.filter((finding) => finding.edited).length;
  const open = findings.length - edited;
  const files = [...texts.keys()].map((file) => displayPath(input, file)).join(', ');
  const counts = [
    ...(edited > 0 ? [say(upgradeTexts.handled({ count: edited }))] : []),
    ...(open > 0 ? [say(upgradeTexts.open({ count: open }))] : []),
  ];
  const changes =
    findings.length === 1 ? upgradeTexts.oneChange : upgradeTexts.changes({ count: findings.length });
  const withWhat = texts.size > 0 ? upgradeTexts.withEdits : upgradeTexts.asItIs;
  const starts = after.stop
    ? say(refusal(plan, after.stop.message))
    : after.outcome === 'unknown'
      ? say(upgradeTexts.unknown({ release: to.name, what: withWhat }))
      : say(upgradeTexts.starts({ release: to.name, what: withWhat }));
  return [
    say(
      findings.length === 0
        ? upgradeTexts.nothing
        : upgradeTexts.counted({ changes, counts: counts.join(', ') }),
    ),
    ...(texts.size === 0
      ? []
      : [written ? say(upgradeTexts.written({ files })) : say(upgradeTexts.notWritten({ files }))]),
    starts,
  ];
}

/** That the new release does not start yet, and whether the old one did. */
function refusal({ before, from, to, texts }: UpgradeResult['plan'], reason: string): Text {
  const { notYet, notYetEdited, neverDid, neverDidEdited } = upgradeTexts;
  const isEdited = texts.size > 0;
  if (before.stop) {
    const both = { to: to.name, from: from.name, reason };
    return isEdited ? neverDidEdited(both) : neverDid(both);
  }
  return (isEdited ? notYetEdited : notYet)({ to: to.name, reason });
}
