import { dangers, dangerTitles } from '@mosquitto-conf/validator';
import { displayPath } from '../../read-input.js';
import type { UpgradeFormat, UpgradeResult } from './upgrade-result.js';

/** The changes by danger, and what was edited. */
export const pretty: UpgradeFormat = {
  name: 'pretty',
  summary: 'for people: each change, the most dangerous first',
  write(result) {
    const { input, plan } = result;
    const { from, to, findings } = plan;
    const lines = [`${input.path}: from Mosquitto ${from.name} to ${to.name}`, ''];
    for (const danger of dangers) {
      const found = findings.filter((finding) => finding.danger === danger);
      if (found.length === 0) continue;
      lines.push(dangerTitles[danger]);
      for (const { message, help, place, edited } of found) {
        const where = place ? `${displayPath(input, place.file)}:${place.line} ` : '';
        lines.push(`  ${where}${message}`, `    ${edited ? 'edited' : 'to do'}: ${help}`);
      }
      lines.push('');
    }
    lines.push(...summary(result));
    return `${lines.join('\n')}\n`;
  },
};

function summary({ input, plan, written }: UpgradeResult): string[] {
  const { findings, texts, after, before, to, from } = plan;
  const edited = findings.filter((finding) => finding.edited).length;
  const open = findings.length - edited;
  const files = [...texts.keys()].map((file) => displayPath(input, file)).join(', ');
  const counts = [
    ...(edited > 0 ? [`${edited} handled by the edits`] : []),
    ...(open > 0 ? [`${open} for you to decide`] : []),
  ];
  const changes = findings.length === 1 ? '1 change' : `${findings.length} changes`;
  const withWhat = texts.size > 0 ? 'with the edits' : 'with the file as it is';
  const starts = after.stop
    ? `Mosquitto ${to.name} does not start ${texts.size > 0 ? 'with the edits ' : ''}yet${before.stop ? `, as ${from.name} did not` : ''}: ${after.stop.message}`
    : after.outcome === 'unknown'
      ? `Whether Mosquitto ${to.name} starts ${withWhat} cannot be determined here.`
      : `Mosquitto ${to.name} starts ${withWhat}.`;
  return [
    findings.length === 0 ? 'Nothing changes.' : `${changes}: ${counts.join(', ')}.`,
    ...(texts.size === 0
      ? []
      : [
          written
            ? `Written: ${files}`
            : `Not written yet: ${files} (--write makes the edits, --format diff shows them)`,
        ]),
    starts,
  ];
}
