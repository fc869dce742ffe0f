import { byteLength } from '@mosquitto-conf/grammar';
import { since } from '../release.js';
import { pluginTexts as texts } from '../texts/plugins.js';
import { CTokens } from './c-tokens.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { text } from './text.js';
import { empty, writeLine } from './words.js';

const path = text({ role: 'plugin', expects: 'the path of the plugin' });

/** The path of a plugin: trimmed up to 2.0; one word in 2.1.0; every character to the end of the line since 2.1.1. */
export const pluginPath: Kind<string> = {
  name: 'plugin-path',
  keepsText: true,
  expects: 'the path of the plugin',
  path: (value) => value,
  read(input: ValueInput): Reading<string> {
    if (!since(input.release, '2.1')) return path.read(input);
    const value = since(input.release, '2.1.1') ? input.line.rest : input.line.words[0]?.text;
    return value ? { outcome: 'value', value } : empty(input, writeLine(input, 'PATH'));
  },
};

/** What a `plugin_load` line loads. */
export interface NamedPlugin {
  readonly name: string;
  readonly path: string;
}

/** `plugin_load NAME PATH`. */
export const namedPlugin: Kind<NamedPlugin> = {
  name: 'named-plugin',
  keepsText: true,
  expects: 'a name for the plugin and its path',
  parameters: [
    { name: 'NAME', expects: 'a name that you choose, for `plugin_use`' },
    { name: 'PATH', expects: 'the path of the plugin' },
  ],
  path: ({ path }) => path,
  write({ name, path }): string {
    return `${name} ${path}`;
  },
  read(input: ValueInput): Reading<NamedPlugin> {
    const tokens = new CTokens(input.line.rest ?? '');
    const name = tokens.next(' ')?.text;
    if (name === undefined) return empty(input, writeLine(input, 'NAME PATH'));
    if (tokens.rest !== '' || !since(input.release, '2.1.1')) {
      return { outcome: 'value', value: { name, path: tokens.rest } };
    }
    return {
      outcome: 'refused',
      code: 'missing-plugin-path',
      message: texts.pathMissing({ plugin: name }),
      why: texts.nameFirst,
      help: writeLine(input, name.includes('/') ? `NAME ${name}` : `${name} PATH`),
    };
  },
};

/** What a `plugin_opt_` line hands to a plugin. */
export interface PluginOption {
  readonly key: string;
  readonly value: string;
}

/** `plugin_opt_KEY VALUE`: a value to the end of the line, blanks at its end included. */
export const pluginOption: Kind<PluginOption> = {
  name: 'plugin-option',
  keepsText: true,
  expects: 'a value',
  read(input: ValueInput): Reading<PluginOption> {
    const written = input.line.name.text;
    const key = written.slice(written.startsWith('auth_opt_') ? 'auth_opt_'.length : 'plugin_opt_'.length);
    // "strlen(token) < prefix_len + 3": a key has at least three bytes.
    if (byteLength(key) < 3) {
      return {
        outcome: 'refused',
        code: 'invalid-plugin-option',
        message: texts.optionNameShort({ name: written }),
        why: texts.optionNameRefused,
        help: texts.writeOption,
      };
    }
    const value = optionValue(input);
    return value === undefined
      ? empty(input, writeLine(input, 'VALUE'))
      : { outcome: 'value', value: { key, value } };
  },
};

/**
 * From 2.1 blanks alone, at least two, pass as an empty text; before, they count as no value. Up to 1.4.1 they are the
 * value, or the beginning of it.
 */
function optionValue(input: ValueInput): string | undefined {
  if (!since(input.release, '1.4.2')) return input.line.rest;
  const value = input.line.rest?.replace(/^[ \t]+/, '');
  return value === '' && !since(input.release, '2.1') ? undefined : value;
}
