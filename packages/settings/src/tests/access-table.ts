import type { Text } from '@mosquitto-conf/config';
import { testFileTexts as texts } from '../texts/test-file.js';

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
  readonly faults: readonly { readonly message: Text; readonly line: number }[];
}

const CELL = /^(r|w|rw|wr|-)$/;

/**
 * Reads a table: a line with a word and the topics, then a line for each client: its name and a cell for each topic.
 * Blank lines and lines with # and a blank are skipped.
 */
export function readTable(text: string): Table {
  const lines = text.split('\n').map((line, number) => ({ words: line.trim().split(/\s+/), number, line }));
  const [head, ...rest] = lines.filter(({ line }) => line.trim() !== '' && !/^\s*#\s/.test(line));
  if (!head) return { topics: [], rows: [], faults: [{ message: texts.noTopics, line: 0 }] };
  const topics = head.words.slice(1);
  if (topics.length === 0)
    return { topics, rows: [], faults: [{ message: texts.noTopics, line: head.number }] };
  const faults: { message: Text; line: number }[] = [];
  for (const topic of topics) {
    if (/[+#]/.test(topic)) faults.push({ message: texts.filter({ topic }), line: head.number });
  }
  const rows = rest.map(({ words: [client = '', ...cells], number }): TableRow => {
    if (cells.length !== topics.length)
      faults.push({
        message: texts.cells({ client, wanted: topics.length, count: cells.length }),
        line: number,
      });
    for (const cell of cells.filter((one) => !CELL.test(one)))
      faults.push({ message: texts.cell({ cell }), line: number });
    return { client, cells, line: number };
  });
  if (rows.length === 0) faults.push({ message: texts.noClients, line: head.number });
  return { topics, rows, faults };
}
