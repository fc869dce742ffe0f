/** A row of an access table. */
export interface TableRow {
  readonly client: string;
  /** One for each topic: r, w, rw or -. */
  readonly cells: readonly string[];
  /** Its line in the text, from 0. */
  readonly line: number;
}

/** An access table as it is written. */
export interface Table {
  readonly topics: readonly string[];
  readonly rows: readonly TableRow[];
  /** What is wrong, with the line in the text, from 0. */
  readonly faults: readonly { readonly message: string; readonly line: number }[];
}

const CELL = /^(r|w|rw|wr|-)$/;

/**
 * Reads a table: a line with a word and the topics, then a line for each client: its name and a cell for each topic.
 * Blank lines and lines with # and a blank are skipped.
 */
export function readTable(text: string): Table {
  const lines = text.split('\n').map((line, number) => ({ words: line.trim().split(/\s+/), number, line }));
  const [head, ...rest] = lines.filter(({ line }) => line.trim() !== '' && !/^\s*#\s/.test(line));
  if (!head) return { topics: [], rows: [], faults: [{ message: 'The table has no topics.', line: 0 }] };
  const topics = head.words.slice(1);
  if (topics.length === 0)
    return { topics, rows: [], faults: [{ message: 'The table has no topics.', line: head.number }] };
  const faults: { message: string; line: number }[] = [];
  for (const topic of topics) {
    if (/[+#]/.test(topic))
      faults.push({ message: `"${topic}" is a filter: write a topic.`, line: head.number });
  }
  const rows = rest.map(({ words: [client = '', ...cells], number }): TableRow => {
    if (cells.length !== topics.length)
      faults.push({
        message: `The row "${client}" needs ${topics.length} cells, one for each topic, but has ${cells.length}.`,
        line: number,
      });
    for (const cell of cells.filter((one) => !CELL.test(one)))
      faults.push({ message: `"${cell}" is not valid in a table. Write r, w, rw or -.`, line: number });
    return { client, cells, line: number };
  });
  if (rows.length === 0) faults.push({ message: 'The table has no clients.', line: head.number });
  return { topics, rows, faults };
}
