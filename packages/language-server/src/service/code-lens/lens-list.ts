import type { Span } from '@mosquitto-conf/grammar';
import type { CodeLens } from 'vscode-languageserver-types';
import { type ParsedDocument, rangeAt } from '../parsed-document.js';

/** Commands of the client; each is given the URI of the main file. */
export type ClientCommand =
  | 'mosquitto.chooseTarget'
  | 'mosquitto.showDiagram'
  | 'mosquitto.showEffective'
  | 'mosquitto.startTestBroker';

/** The lenses of a document in the making. */
export class LensList {
  readonly all: CodeLens[] = [];
  readonly #main: string | undefined;

  constructor(
    private readonly document: ParsedDocument,
    private readonly commands: readonly string[],
  ) {
    const { project } = document;
    this.#main = project.uriOf(project.main);
  }

  /** A text above a line; a click runs the command, if the client has it. */
  text(span: Span, title: string, command?: ClientCommand): void {
    const offered = command !== undefined && this.#offers(command);
    this.all.push({
      range: rangeAt(this.document, span),
      command: offered ? { title, command, arguments: [this.#main] } : { title, command: '' },
    });
  }

  /** Something to click above a line; nothing where the client has no such command. */
  action(span: Span, title: string, command: ClientCommand): void {
    if (this.#offers(command)) this.text(span, title, command);
  }

  #offers(command: ClientCommand): boolean {
    return this.#main !== undefined && this.commands.includes(command);
  }
}
