import type { Configuration, Place, Text } from '@mosquitto-conf/config';
import { insertLine, removeLine, replaceValue, type TextEdit } from '@mosquitto-conf/grammar';
import type { FileEdit, Repair } from '../diagnostic.js';

/** Edits of the lines of a configuration's files, by the lines' numbers. */
export class LineEdits {
  readonly #edits: FileEdit[] = [];

  constructor(private readonly configuration: Configuration) {}

  /** Puts a line below another. */
  insertBelow({ file, line }: Pick<Place, 'file' | 'line'>, text: string): this {
    return this.insertAt(file, line + 1, text);
  }

  /** Makes a text the line with a number. */
  insertAt(file: string, line: number, text: string): this {
    return this.#add(file, insertLine(this.#document(file), line, text));
  }

  /** Puts a line at the end of a file. */
  append(file: string, text: string): this {
    const document = this.#document(file);
    return this.#add(file, insertLine(document, document.lines.length + 1, text));
  }

  /** Puts a text in the place of a line. */
  replace({ file, line }: Pick<Place, 'file' | 'line'>, text: string): this {
    const { start, end } = this.#document(file).lines[line - 1]!;
    return this.#add(file, [{ start, end, newText: text }]);
  }

  remove({ file, line }: Pick<Place, 'file' | 'line'>): this {
    return this.#add(file, removeLine(this.#document(file), line));
  }

  setValue({ file, line }: Pick<Place, 'file' | 'line'>, value: string): this {
    return this.#add(file, replaceValue(this.#document(file), line, value));
  }

  fix(title: Text, safe: boolean): Repair {
    return { title, safe, edits: this.#edits };
  }

  #document(file: string) {
    const source = this.configuration.files.find(({ path }) => path === file);
    if (!source) throw new RangeError(`no file ${file}`);
    return source.document;
  }

  #add(file: string, edits: readonly TextEdit[]): this {
    for (const edit of edits) this.#edits.push({ file, edit });
    return this;
  }
}
