import type { Failure } from '@mosquitto-conf/test/internal';

/** What a failure says, part by part. */
export function failureLines({ expected, actual, reason }: Failure): [label: string, text: string][] {
  const line = reason?.line ? ` (${reason.line.file}:${reason.line.line})` : '';
  return [
    ['expected', expected],
    ['actual', actual],
    ...(reason ? [['because', `${reason.text}${line}`] as [string, string]] : []),
  ];
}

/** A failure in one text. */
export function failureSentence(failure: Failure): string {
  return [failure.what, ...failureLines(failure).map(([label, text]) => `${label}: ${text}`)].join('\n');
}
