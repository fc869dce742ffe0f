import {
  type Configuration,
  type Directive,
  findDirective,
  type Problem,
  type Release,
  type Report,
  since,
} from '@mosquitto-conf/config';

/** The line that Mosquitto stops at. */
export interface Fault {
  readonly problem: Problem;
  readonly release: Release;
  /** The file of the line. */
  readonly file: string;
  /** The directive; undefined if the line has none, as in an access file. */
  readonly directive: Directive | undefined;
  /** Its name as written. */
  readonly written: string;
  readonly words: readonly string[];
  /** Everything after the name and one space. */
  readonly rest: string;
  /** What the problem points at. */
  readonly text: string;
  /** The whole line. */
  readonly whole: string;
}

/** @param documents the files that were read; those of the configuration may have been read before */
export function faultOf(problem: Problem, { release, files }: Configuration, { documents }: Report): Fault {
  const { place } = problem;
  const document =
    place && (documents.get(place.file) ?? files.find(({ path }) => path === place.file)?.document);
  const line = document?.lines[(place?.line ?? 0) - 1];
  const isDirective = line?.kind === 'directive';
  const written = isDirective ? line.name.text : '';
  return {
    problem,
    release,
    file: place?.file ?? '',
    directive: isDirective ? findDirective(written)?.directive : undefined,
    written,
    words: isDirective ? line.words.map(({ text }) => text) : [],
    rest: isDirective ? (line.rest ?? '') : '',
    text: place && document ? document.text.slice(place.span.start, place.span.end) : '',
    whole: document?.text.split('\n')[(place?.line ?? 0) - 1] ?? '',
  };
}

/** A name within a line: from 2.1 in quotation marks. */
export function quoted(name: string, { release }: Fault): string {
  return since(release, '2.1') ? `'${name}'` : name;
}
