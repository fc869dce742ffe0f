import type { AccessFileAnswer, AccessFileTopic } from '@mosquitto-conf/validator/internal';
import { say } from '../language.js';
import { explainTexts } from '../texts/explain.js';

/** An access file with all its words, or one of the words. */
export function explainAccessFile({ topic, word }: AccessFileAnswer): string {
  if (!word) return explainWhole(topic);
  return [`${word.names.join(', ')} (${topic.title})`, '', word.text, '', ...exampleOf(topic)].join('\n');
}

function explainWhole(topic: AccessFileTopic): string {
  const { name, title, summary, description, words } = topic;
  return [
    `${name}: ${title}. ${summary}.`,
    '',
    say(explainTexts.namedBy({ directive: topic.namedBy ?? topic.directive })),
    '',
    ...description.flatMap((paragraph) => [paragraph, '']),
    ...words.flatMap((word) => [`  ${word.names.join(', ')}`, `      ${word.text}`]),
    '',
    ...exampleOf(topic),
  ].join('\n');
}

function exampleOf({ example }: AccessFileTopic): readonly string[] {
  return [say(explainTexts.example), ...example.map((line) => (line === '' ? '' : `    ${line}`)), ''];
}
