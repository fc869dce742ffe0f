import { at, findDirective, findTarget, manualUrl, writeValue } from '@mosquitto-conf/config';
import { findRule } from '@mosquitto-conf/validator';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { OfferData } from './offer.js';

/** Adds the documentation to an item of `doComplete`, once a person looks at it. */
export function doResolve(item: CompletionItem): CompletionItem {
  const documentation = documentationOf(item.data as Partial<OfferData> | undefined);
  return documentation === undefined
    ? item
    : { ...item, documentation: { kind: 'markdown', value: documentation } };
}

function documentationOf(data: Partial<OfferData> | undefined): string | undefined {
  if (typeof data?.rule === 'string') return findRule(data.rule)?.why;
  if (typeof data?.directive !== 'string' || typeof data.release !== 'string') return undefined;
  const directive = findDirective(data.directive)?.directive;
  const release = findTarget(data.release);
  if (!directive || !release) return undefined;
  const kind = at(directive.kind, release);
  const standard = at(directive.default, release);
  const { deprecated } = directive;
  const facts = [
    `Value: ${kind.expects}`,
    ...(standard === undefined ? [] : [`Default: ${written(standard)}`]),
    ...(deprecated
      ? [
          `Deprecated since ${deprecated.since}${deprecated.replacement ? `: use \`${deprecated.replacement}\`` : ''}`,
        ]
      : []),
    `[Manual](${manualUrl(directive)})`,
  ];
  return [directive.description, facts.map((fact) => `- ${fact}`).join('\n')].join('\n\n');

  function written(value: unknown): string {
    // Of directives that add up, the default is a list.
    const values = Array.isArray(value) ? value : [value];
    return values.map((one) => `\`${writeValue(kind, one, release!)}\``).join(', ');
  }
}
