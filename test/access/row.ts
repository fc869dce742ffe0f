/** A configuration, the clients that connect, and what becomes of each. */
export interface AccessRow {
  /** What is shown by it. */
  readonly name: string;
  /** The text of mosquitto.conf; lines may be indented as a block. Certificates of fixtures/certs are in `certs/`. */
  readonly configuration: string;
  /** The files it names, by path; passwords are in `passwd` without being listed, see files.ts. */
  readonly files?: Readonly<Record<string, string>>;
  /** The release does not start with it; then there are no clients. */
  readonly ends?: true;
  /** What each client is answered (see answers.ts), by the line that says who it is (see client.ts), in this order. */
  readonly clients: Readonly<Record<string, string>>;
}

/** Text without the indentation of its lines, which means nothing in these files, and without an empty first line. */
export function dedent(text: string): string {
  return text
    .replace(/^\n/, '')
    .split('\n')
    .map((line) => line.trimStart())
    .join('\n');
}
