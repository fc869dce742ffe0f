import { knows, releases } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { InsertTextFormat, type TextEdit } from 'vscode-languageserver-types';
import { doComplete } from '../src/index.js';
import { snippets } from '../src/service/completion/snippets.js';
import { filledIn, offered } from './support/complete.js';
import { type OpenOptions, open } from './support/open.js';

/** Labels of the snippets that are offered. */
function named(files: Parameters<typeof open>[0], options?: OpenOptions): string[] {
  return offered(files, options)
    .filter(
      ({ insertTextFormat, label }) => insertTextFormat === InsertTextFormat.Snippet && !label.includes('…'),
    )
    .map(({ label }) => label);
}

/** What depends on files that a test does not have. */
const MISSING: ReadonlySet<string> = new Set([
  'access-file-missing',
  'cafile-unusable',
  'certfile-unusable',
  'keyfile-unusable',
  'bridge-file-missing',
  'plugin-unloadable',
  'unix-socket-unusable',
  'log-unwritable',
  'persistence-unusable',
]);

/** The oldest and the newest release a snippet is for. */
const cases = snippets.flatMap((snippet) => {
  const right = releases.filter((release) => knows(release, snippet)).map(({ name }) => name);
  return [right[0]!, right.at(-1)!].map((target) => ({ ...snippet, target }));
});

it('fits no word behind its first, so that a snippet never takes the place of a value that is typed', () => {
  for (const text of ['<|>', 'listener 1884\n<|>', 'lis<|>', 'bri<|>'])
    for (const { filterText, insertTextFormat } of offered(text))
      if (insertTextFormat !== undefined) expect(filterText).not.toContain(' ');
});

describe('snippets', () => {
  it.each(cases)('$label is right in $target', ({ label, file, target }) => {
    const files =
      file === 'acl'
        ? { 'mosquitto.conf': 'listener 1883\nallow_anonymous true\nacl_file acl\n', acl: '<|>' }
        : { 'mosquitto.conf': '<|>' };
    const { document, position } = open(files, { target });
    const item = doComplete(document, position).items.find((one) => one.label === label);
    expect(item, 'offered').toBeDefined();
    const text = `${filledIn((item!.textEdit as TextEdit).newText)}\n`;
    expect(text).not.toContain('$');
    const filled = file === 'acl' ? { ...files, acl: text } : { 'mosquitto.conf': text };
    const errors = open(filled, { target }).project.diagnostics.filter(
      ({ severity, rule }) => severity === 'error' && !MISSING.has(rule),
    );
    expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  it('are offered by their releases', () => {
    expect(named('<|>', { target: '1.6' })).not.toContain('dynamic security');
    expect(named('<|>')).toContain('dynamic security');
    expect(new Set(named('<|>')).size).toBe(named('<|>').length);
  });

  it('are offered where the line holds nothing else', () => {
    expect(named('bri<|>')).toContain('bridge');
    expect(named('bri<|> x')).toEqual([]);
  });

  it('are left out where something they set is set', () => {
    expect(named('persistence true\n<|>')).not.toContain('persistence on disk');
    expect(named('log_dest file a.log\n<|>')).not.toContain('log to a file');
    expect(named('log_dest stdout\n<|>')).toContain('log to a file');
    expect(named('allow_anonymous true\n<|>')).not.toContain('password and ACL files');
    expect(named('listener 1883\n<|>')).toContain('listener with TLS');
  });

  it('are left out where the client cannot fill them in', () => {
    const { document, position } = open('<|>');
    const items = doComplete(document, position, { snippets: false }).items;
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(({ insertTextFormat }) => insertTextFormat === InsertTextFormat.Snippet)).toEqual([]);
  });

  it('show in their documentation what they give', () => {
    const item = offered('<|>').find(({ label }) => label === 'listener with TLS')!;
    expect(item.documentation).toMatchObject({
      value: expect.stringContaining('\nlistener 8883\ncertfile /etc'),
    });
  });
});
