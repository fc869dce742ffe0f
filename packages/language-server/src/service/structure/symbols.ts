import { findDirective, type Plugin, since } from '@mosquitto-conf/config';
import { secretsOf, shownEntries, withoutSecrets } from '@mosquitto-conf/config/internal';
import { type FieldLine, lineAt, type Span, type Word } from '@mosquitto-conf/grammar';
import { type DocumentSymbol, SymbolKind, SymbolTag } from 'vscode-languageserver-types';
import { type PairDocument, type ParsedDocument, rangeAt, type WordDocument } from '../parsed-document.js';
import type { Project } from '../project.js';
import { aclEntries, aclOf } from './acl-sections.js';
import type { Part } from './part.js';
import { isOfWords, sectionsOf, spanOf } from './sections.js';
import { securitySymbols } from './security-symbols.js';
import { shorten } from './shorten.js';
import { bridgeInWords, listenerInWords, ownerInWords, pluginTitle } from './words.js';

/** What a symbol is called, and what is shown of it. */
interface Label {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly deprecated?: boolean;
}

/**
 * What a file is made of: listeners, bridges and plugins with their directives and, beside them, the directives for the
 * broker as a whole; users with what they may do; the names in password and PSK files; clients, groups and roles.
 */
export function findDocumentSymbols(document: ParsedDocument): DocumentSymbol[] {
  if (document.kind === 'dynamic-security') return securitySymbols(document);
  if (!isOfWords(document)) return nameSymbols(document);
  const labelOf = document.kind === 'acl' ? aclLabels(document) : configurationLabels(document);
  const symbolOf = (part: Part): DocumentSymbol => {
    const { name, detail, kind, deprecated } = labelOf(part);
    const { line, parts } = part;
    const written = document.tree.text.slice(line.start, line.end);
    const secrets = secretsOf(written, document.kind);
    return {
      name: shorten(withoutSecrets(name, secrets)),
      detail: shorten(withoutSecrets(detail, secrets)),
      kind,
      ...(deprecated ? { tags: [SymbolTag.Deprecated] } : {}),
      range: rangeAt(document, spanOf(part)),
      selectionRange: rangeAt(document, { start: line.name.start, end: (line.value ?? line.name).end }),
      ...(part.section ? { children: parts.map(symbolOf) } : {}),
    };
  };
  return sectionsOf(document).map(symbolOf);
}

function configurationLabels({ project, file }: WordDocument): (part: Part) => Label {
  const { listeners, bridges, plugins } = project.analysis.configuration;
  const begunBy = <T extends Pick<Partial<Plugin>, 'place'>>(items: readonly T[], { line }: Part) =>
    items.find(({ place }) => place?.file === file && place.span.start === line.name.start);
  return (part) => {
    const { line, section, aside } = part;
    const { name, value } = line;
    const written = [name.text, value?.text].filter(Boolean).join(' ');
    if (section === 'listener') {
      const listener = begunBy(listeners, part);
      const detail = listener ? listenerInWords(project, listener) : '';
      return { name: written, detail, kind: SymbolKind.Interface };
    }
    if (section === 'bridge') {
      const bridge = begunBy(bridges, part);
      const detail = bridge ? bridgeInWords(bridge) : '';
      return { name: bridge ? `bridge ${bridge.name}` : written, detail, kind: SymbolKind.Module };
    }
    const whose = aside ? `for ${ownerInWords(aside)}` : '';
    const plugin = section && begunBy(plugins, part);
    if (plugin) {
      const detail = plugin.name === undefined ? whose : [plugin.path, whose].filter(Boolean).join(', ');
      return { name: `plugin ${pluginTitle(plugin)}`, detail, kind: SymbolKind.Package };
    }
    if (section) return { name: written, detail: whose, kind: SymbolKind.Package };
    const detail = [value?.text, whose && `(${whose})`].filter(Boolean).join(' ');
    return {
      name: name.text,
      detail,
      kind: SymbolKind.Property,
      deprecated: isDeprecated(name.text, project),
    };
  };
}

/** Whether the target discourages a directive. */
function isDeprecated(name: string, { release }: Project): boolean {
  const deprecated = findDirective(name)?.directive.deprecated;
  return deprecated !== undefined && since(release, deprecated.since);
}

function aclLabels(document: WordDocument): (part: Part) => Label {
  const acl = aclOf(document);
  const entries = acl ? aclEntries(acl) : new Map<number, never>();
  return ({ line, section }) => {
    const { name, value } = line;
    if (section) return { name: value?.text || name.text, detail: '', kind: SymbolKind.Object };
    const entry = entries.get(line.start);
    if (!entry) return { name: name.text, detail: value?.text ?? '', kind: SymbolKind.Field };
    const { kind, access, filter, user } = entry;
    const whose = kind === 'pattern' ? 'every client' : user === undefined ? 'anonymous clients' : '';
    const detail = [access, whose].filter(Boolean).join(', ');
    return { name: filter || name.text, detail, kind: SymbolKind.Field };
  };
}

/** Names of users or identities, with where they stand. */
export function namesIn({ kind, file, project }: PairDocument): readonly Word[] {
  const { access } = project.analysis;
  const lines =
    kind === 'psk'
      ? access.find(({ psk }) => psk?.path === file)?.psk?.identityLines
      : access.find(({ passwords }) => passwords?.path === file)?.passwords?.userLines;
  return shownEntries(lines).map(({ name, place }) => ({ ...place.span, text: name }));
}

function nameSymbols(document: PairDocument): DocumentSymbol[] {
  return namesIn(document).map((name) => {
    const range = rangeAt(document, lineAround(document, name));
    const selectionRange = rangeAt(document, name);
    return { name: shorten(name.text), kind: SymbolKind.Key, range, selectionRange };
  });
}

function lineAround({ tree }: PairDocument, { start, end }: Span): Span {
  const line = lineAt<FieldLine>(tree, start);
  return line && line.end >= end ? { start: line.start, end: line.end } : { start, end };
}
