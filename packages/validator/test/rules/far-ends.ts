import type { Example } from '../../src/index.js';
import { allFindings } from './findings.js';

/** A bridge `cloud`, and the configuration of the broker that it connects to. */
export interface Ends {
  /** Of the bridge `cloud`, below `connection cloud` and its address. */
  readonly bridge?: string;
  readonly cloud: string;
  readonly address?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly target?: string;
}

/** What the rules about far ends find: the rule, the line of the bridge, and the lines of the other broker. */
export function compare({ bridge = '', cloud, address = '192.168.1.20:1883', files = {}, target }: Ends) {
  const text = `connection cloud\naddress ${address}\n${bridge || 'topic a out'}\n`;
  const options: Omit<Example, 'text'> = {
    files: { 'cloud.conf': cloud, ...files },
    bridges: { cloud: 'cloud.conf' },
    ...(target === undefined ? {} : { target }),
  };
  return allFindings(text, options)
    .filter(({ rule }) => rule.startsWith('far-end-'))
    .map(({ rule, range, related = [] }) =>
      [
        `${rule} ${range.start.line + 1}`,
        ...related.map(({ file, range: { start } }) => `${file}:${start.line + 1}`),
      ].join(' '),
    );
}

/** A listener that accepts anonymous clients. */
export const OPEN = 'listener 1883\nallow_anonymous true\n';
