import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { formatOnTypeTrigger } from '../service/index.js';
import type { Session } from './session.js';

type FormattingCapabilities = Pick<
  ServerCapabilities,
  'documentFormattingProvider' | 'documentRangeFormattingProvider' | 'documentOnTypeFormattingProvider'
>;

const onType = { firstTriggerCharacter: formatOnTypeTrigger };

/** Whether the server registers the formatted languages dynamically. */
function isTold({ options, capabilities }: Session): boolean {
  const { formatting, rangeFormatting, onTypeFormatting } = capabilities.textDocument ?? {};
  const all = [formatting, rangeFormatting, onTypeFormatting];
  return options.formattedLanguages !== undefined && all.every((one) => one?.dynamicRegistration === true);
}

/** The formatting capability in the answer to `initialize`. */
export function formattingCapabilities(session: Session): FormattingCapabilities {
  if (isTold(session)) return {};
  return {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: onType,
  };
}

/** Registers the languages that are formatted: a test file is YAML, which other formatters have. */
export function registerFormatting(session: Session): void {
  if (!isTold(session)) return;
  const documentSelector = session.options.formattedLanguages!.map((language) => ({ language }));
  const { client } = session.connection;
  session.send(client.register(DocumentFormattingRequest.type, { documentSelector }));
  session.send(client.register(DocumentRangeFormattingRequest.type, { documentSelector }));
  session.send(client.register(DocumentOnTypeFormattingRequest.type, { documentSelector, ...onType }));
}
