import { type JsonDocument, type JsonNode, lineAt, type Span } from '@mosquitto-conf/grammar';
import type { Code } from '../../codes.js';
import type { Place, Report, Wording } from '../../report.js';
import { contentSpan } from './visit.js';

/** Says where things are in the file of the plugin, and what of it the plugin ignores. */
export class Notes {
  /** @param report gets what is ignored; undefined if no caller needs it */
  constructor(
    private readonly file: string,
    private readonly document: JsonDocument,
    private readonly report: Report | undefined,
  ) {}

  /** The place of a node; of a text, what is between its quotes. */
  placeOf(node: JsonNode): Place {
    return this.placeAt(contentSpan(node, this.document.text));
  }

  placeAt(span: Span): Place {
    const { lines } = this.document;
    const line = lineAt(this.document, span.start)?.number ?? lines.length;
    return { file: this.file, line, span };
  }

  /** @param meant a text to write in its place */
  add(code: Code, wording: Wording, at: JsonNode | Place, meant?: string): void {
    this.report?.remark({
      level: 'hint',
      code,
      ...wording,
      place: 'span' in at ? at : this.placeOf(at),
      ...(meant === undefined ? {} : { meant }),
    });
  }
}
