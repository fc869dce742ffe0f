import { decode, encode } from '@mosquitto-conf/grammar';
import { expect } from 'vitest';
import type { FileFailure, FileStatus, FileSystem } from '../../src/host.js';
import { parseRelease, type Release } from '../../src/release.js';
import { type Place, Report } from '../../src/report.js';

export function release(name: string): Release {
  const parsed = parseRelease(name);
  if (!parsed) throw new Error(`Not a release: ${name}`);
  return parsed;
}

/** One of each generation, and both sides of the changes between. */
export const GENERATIONS = [
  '1.4.0',
  '1.4.15',
  '1.5.5',
  '1.5.6',
  '1.5.11',
  '1.6.8',
  '1.6.9',
  '1.6.15',
  '2.0.11',
  '2.0.22',
  '2.1.2',
];

export interface FakeFile {
  readonly content: string | Uint8Array | FileFailure;
  readonly status?: Partial<FileStatus>;
  readonly link?: boolean;
}

/** A file system with the one file, `f`. */
export function oneFile(file: FakeFile): FileSystem {
  const failure = (path: string): FileFailure | undefined => {
    if (path !== 'f') return 'missing';
    const { content } = file;
    return content === 'missing' || content === 'denied' || content === 'directory' || content === 'unknown'
      ? content
      : undefined;
  };
  return {
    read: (path) => {
      const { content } = file;
      return failure(path) ?? (typeof content === 'string' ? encode(content) : content);
    },
    list: () => 'missing',
    status: (path) => {
      const bad = failure(path);
      if (bad) return bad;
      return { kind: 'file', mode: 0o600, uid: 0, gid: 0, ...file.status };
    },
    isLink: () => file.link ?? false,
    writable: () => undefined,
  };
}

type Reader<T> = (
  path: string,
  release: Release,
  files: FileSystem,
  report: Report,
  at?: Place,
) => T | undefined;

export interface Outcome<T> {
  readonly model: T | undefined;
  /** Each as `LINE code "marked text"`. */
  readonly refused: readonly string[];
  /** Each as `level LINE code "marked text"`. */
  readonly remarks: readonly string[];
}

/** Every text that is reported has its values in it: no `{path}` is left. */
export function expectWritten({ problems, remarks }: Report): void {
  for (const { message, why = '', help = '' } of [...problems, ...remarks])
    for (const text of [message, why, help]) expect(text).not.toMatch(/(?<!\{)\{\w+(?::\w+)?\}/);
}

/** Reads one file and writes down what came of it. */
export function outcome<T>(reader: Reader<T>, name: string, content: string | Uint8Array): Outcome<T> {
  const report = new Report();
  const model = reader('f', release(name), oneFile({ content }), report);
  expectWritten(report);
  const text = typeof content === 'string' ? content : decode(content);
  const mark = (place: Place | undefined) =>
    place ? `${JSON.stringify(text.slice(place.span.start, place.span.end))}` : '-';
  const at = (place: Place | undefined) => (place ? `${place.line} ` : '');
  return {
    model,
    refused: report.problems.map((p) => `${at(p.place)}${p.code} ${mark(p.place)}`),
    remarks: report.remarks.map((r) => `${r.level} ${at(r.place)}${r.code} ${mark(r.place)}`),
  };
}

/** What a reader says of a file: of each entry its line, code, message, help, and what was meant. */
export function said<T>(reader: Reader<T>, name: string, content: string, at?: Place) {
  const report = new Report();
  reader('f', release(name), oneFile({ content }), report, at);
  expectWritten(report);
  return [...report.problems, ...report.remarks].map(({ place, code, message, help, why, meant }) => ({
    line: place?.line,
    code,
    message,
    help,
    why,
    meant,
  }));
}
