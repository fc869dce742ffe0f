import { pathToFileURL } from 'node:url';
import { encode, type Range } from '@mosquitto-conf/grammar';
import { findRule } from '@mosquitto-conf/validator';
import { rulePage } from '@mosquitto-conf/validator/internal';
import { say } from '../language.js';
import type { ShownDiagnostic } from '../result.js';
import { lintFormatsTexts } from '../texts/lint-formats.js';
import { version } from '../version.js';
import { type FindingsFormat, fingerprint, fullText, targetsOf } from './findings.js';
import { jsonText } from './format.js';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0, for code scanning. */
export const sarif: FindingsFormat = {
  name: 'sarif',
  summary: lintFormatsTexts.sarif,
  write({ results }) {
    const ids = [
      ...new Set(results.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))),
    ].sort();
    const failures = results.flatMap(({ path, failure }) =>
      failure
        ? [
            {
              level: 'error',
              message: { text: failure.message },
              locations: [{ physicalLocation: { artifactLocation: { uri: uri(path) } } }],
            },
          ]
        : [],
    );
    const log = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'checkconfig', version, rules: ids.map(describe) } },
          columnKind: 'utf16CodeUnits',
          properties: { targets: [...new Set(results.flatMap(targetsOf))] },
          ...(failures.length > 0
            ? { invocations: [{ executionSuccessful: false, toolExecutionNotifications: failures }] }
            : {}),
          results: results.flatMap((result) =>
            result.diagnostics.map((diagnostic) => {
              const { rule, severity, file, range, releases = targetsOf(result) } = diagnostic;
              return {
                ruleId: rule,
                ruleIndex: ids.indexOf(rule),
                level: levels[severity],
                message: { text: fullText(diagnostic) },
                locations: [
                  {
                    physicalLocation: {
                      artifactLocation: { uri: uri(file) },
                      region: regionOf(range),
                    },
                  },
                ],
                ...relatedOf(diagnostic),
                partialFingerprints: { 'line/v1': fingerprint(diagnostic) },
                properties: { targets: releases },
                ...fixesOf(diagnostic),
              };
            }),
          ),
        },
      ],
    };
    return jsonText(log);
  },
};

/** What a rule is. Its page is in `help`: no public address for `helpUri` is known. */
function describe(id: string) {
  const rule = findRule(id);
  if (!rule) return { id };
  return {
    id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: say(lintFormatsTexts.ruleHelp({ why: rule.why, id })), markdown: rulePage(rule) },
    defaultConfiguration:
      rule.severity === 'off' ? { enabled: false } : { enabled: true, level: levels[rule.severity] },
    properties: { category: rule.category, tags: [rule.category] },
  };
}

/** Other places that belong to a finding. */
function relatedOf({ related = [] }: ShownDiagnostic) {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ file, range, message }, id) => ({
      id,
      message: { text: message },
      physicalLocation: { artifactLocation: { uri: uri(file) }, region: regionOf(range) },
    })),
  };
}

/** The fixes, which viewers offer. */
function fixesOf({ fixes }: ShownDiagnostic) {
  if (fixes.length === 0) return {};
  return {
    fixes: fixes.map(({ title, edits }) => ({
      description: { text: title },
      artifactChanges: edits.map(({ file, range, newText }) => ({
        artifactLocation: { uri: uri(file) },
        replacements: [{ deletedRegion: regionOf(range), insertedContent: { text: newText } }],
      })),
    })),
  };
}

function regionOf({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A relative path as a relative reference, an absolute one as a URL of a file. */
function uri(path: string): string {
  if (path.startsWith('/')) return pathToFileURL(path).href;
  return path.replace(/^\.\//, '').split('/').map(encodePart).join('/');
}

/** A part of a path, percent-encoded byte by byte where it is not UTF-8. */
function encodePart(part: string): string {
  return part
    .split(/(\p{Surrogate})/u)
    .map((text) =>
      /^\p{Surrogate}$/u.test(text)
        ? [...encode(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
        : encodeURIComponent(text),
    )
    .join('');
}
