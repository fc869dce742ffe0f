import type { Text } from '@mosquitto-conf/config';
import type { Failure } from '@mosquitto-conf/test/internal';
import { say } from '../../language.js';
import { testTexts } from '../../texts/test.js';

/** What a failure says, part by part. */
export function failureLines({ expected, actual, reason }: Failure): [label: Text, text: string][] {
  const line = reason?.line ? ` (${reason.line.file}:${reason.line.line})` : '';
  return [
    [testTexts.expected, expected],
    [testTexts.actual, actual],
    ...(reason ? [[testTexts.because, `${reason.text}${line}`] as [Text, string]] : []),
  ];
}

/** A failure in one text. */
export function failureSentence(failure: Failure): string {
  return [failure.what, ...failureLines(failure).map(([label, text]) => `${say(label)}: ${text}`)].join('\n');
}
