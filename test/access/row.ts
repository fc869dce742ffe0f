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
  /** What each client is answered (see answers.ts), by the line that says who it is (see client.ts), in that order. */
  readonly clients: Readonly<Record<string, string>>;
  /** The codes of diagnostics on who may connect, as `port code` in order; none by default. */
  readonly diagnostics?: readonly string[];
  /** What the hover of each `listener` or `port` line says about who may connect, in order. */
  readonly hovers?: readonly string[];
}

/** Text without the indentation that all of its lines have, and without an empty first line. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '\n').split('\n');
  const widths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const width = Math.min(...widths);
  return lines.map((line) => line.slice(width)).join('\n');
}
