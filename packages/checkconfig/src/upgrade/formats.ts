import { type Danger, dangers, type Upgrade } from '@mosquitto-conf/validator';
import { createTwoFilesPatch } from 'diff';
import { displayPath, type Input } from '../read-input.js';

/** What an upgrade came to. */
export interface UpgradeResult {
  readonly input: Input;
  readonly plan: Upgrade;
  readonly written: boolean;
}

export const upgradeFormats: Readonly<Record<string, (result: UpgradeResult) => string>> = {
  pretty,
  json,
  diff,
};

const HEADINGS: Readonly<Record<Danger, string>> = {
  refused: 'Refuses to start',
  opens: 'Lets more in',
  'locks-out': 'Locks people out',
  limits: 'Changes limits and deliveries',
  deprecated: 'Deprecated',
};

function pretty(result: UpgradeResult): string {
  const { input, plan } = result;
  const { from, to, findings } = plan;
  const lines = [`${input.path}: from Mosquitto ${from.name} to ${to.name}`, ''];
  for (const danger of dangers) {
    const found = findings.filter((finding) => finding.danger === danger);
    if (found.length === 0) continue;
    lines.push(HEADINGS[danger]);
    for (const { message, help, place, edited } of found) {
      const where = place ? `${displayPath(input, place.file)}:${place.line} ` : '';
      lines.push(`  ${where}${message}`, `    ${edited ? 'edited' : 'to do'}: ${help}`);
    }
    lines.push('');
  }
  lines.push(...summary(result));
  return `${lines.join('\n')}\n`;
}

function summary({ input, plan, written }: UpgradeResult): string[] {
  const { findings, texts, after, before, to, from } = plan;
  const edited = findings.filter((finding) => finding.edited).length;
  const open = findings.length - edited;
  const files = [...texts.keys()].map((file) => displayPath(input, file)).join(', ');
  const counts = [
    ...(edited > 0 ? [`${edited} taken care of by the edits`] : []),
    ...(open > 0 ? [`${open} left to you`] : []),
  ];
  const changes = findings.length === 1 ? '1 change' : `${findings.length} changes`;
  const starts =
    after.outcome === 'running'
      ? `Mosquitto ${to.name} starts with ${texts.size > 0 ? 'the edits' : 'the file as it is'}.`
      : `Mosquitto ${to.name} does not start ${texts.size > 0 ? 'with the edits ' : ''}yet${before.outcome === 'running' ? '' : `, as ${from.name} did not`}: ${after.stop?.message ?? ''}`;
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

function json({ input, plan, written }: UpgradeResult): string {
  const { from, to, findings, edits, texts, before, after } = plan;
  const output = {
    version: 1,
    path: input.path,
    from: from.name,
    to: to.name,
    before: before.outcome,
    after: after.outcome,
    written,
    changes: findings.map(({ change, danger, message, help, place, edited }) => ({
      change,
      danger,
      message,
      help,
      edited,
      ...(place ? { file: displayPath(input, place.file), line: place.line } : {}),
    })),
    files: [...texts].map(([file, text]) => ({
      path: displayPath(input, file),
      edits: edits.flatMap((one) => (one.file === file ? [one.edit] : [])),
      text,
    })),
  };
  return `${JSON.stringify(output, undefined, 2)}\n`;
}

function diff({ input, plan }: UpgradeResult): string {
  const { files } = plan.before.configuration;
  return [...plan.texts]
    .map(([file, text]) => {
      const shown = displayPath(input, file);
      const old = files.find(({ path }) => path === file)?.document.text ?? '';
      return createTwoFilesPatch(shown, shown, old, text, plan.from.name, plan.to.name).replace(
        /^Index: .*\n=+\n/,
        '',
      );
    })
    .join('');
}
