import { describe, expect, it } from 'vitest';
import { doSignatureHelp } from '../src/index.js';
import { type OpenOptions, open } from './support/open.js';

/** The signature with the active parameter marked, and what is shown with it. */
function signature(files: Parameters<typeof open>[0], options?: OpenOptions): [string, string] | null {
  const { document, position } = open(files, options);
  const help = doSignatureHelp(document, position);
  if (!help) return null;
  const [{ label, parameters = [] }] = help.signatures as [(typeof help.signatures)[number]];
  const active = parameters[help.activeParameter!]!;
  const [start, end] = active.label as [number, number];
  const { value } = active.documentation as { value: string };
  return [`${label.slice(0, start)}>${label.slice(start, end)}<${label.slice(end)}`, value];
}

const shown = (...given: Parameters<typeof signature>) => signature(...given)?.[0];

describe('doSignatureHelp', () => {
  it('shows the words of a bridge’s topic in order', () => {
    const at = (rest: string) => shown(`connection a\naddress a\ntopic ${rest}`);
    expect(at('<|>')).toBe('topic >PATTERN< [DIRECTION [QOS [LOCAL-PREFIX [REMOTE-PREFIX]]]]');
    expect(at('a/# o<|>')).toBe('topic PATTERN [>DIRECTION< [QOS [LOCAL-PREFIX [REMOTE-PREFIX]]]]');
    expect(at('a/# out <|>1')).toBe('topic PATTERN [DIRECTION [>QOS< [LOCAL-PREFIX [REMOTE-PREFIX]]]]');
    expect(at('"a b/#" <|>')).toBe('topic PATTERN [>DIRECTION< [QOS [LOCAL-PREFIX [REMOTE-PREFIX]]]]');
    expect(at('a/# out 1 a b <|>')).toBeUndefined();
  });

  it('says what to write', () => {
    expect(signature('connection a\naddress a\ntopic a out <|>')?.[1]).toBe(
      'the highest QoS, from 0 to 2; the default is 0',
    );
    const { document, position } = open('listener <|>');
    expect(doSignatureHelp(document, position)?.signatures[0]?.documentation).toEqual({
      kind: 'markdown',
      value: 'Opens a port for clients',
    });
  });

  it('shows the parameters of a listener, a destination and a plugin', () => {
    expect(shown('listener 18<|>83 127.0.0.1\n')).toBe('listener >PORT< [ADDRESS]');
    expect(shown('listener 1883 <|>')).toBe('listener PORT [>ADDRESS<]');
    expect(shown('log_dest file <|>')).toBe('log_dest DESTINATION [>PATH<]');
    expect(shown('plugin_load <|>')).toBe('plugin_load >NAME< PATH');
  });

  it('shows one that repeats for each further word', () => {
    expect(shown('connection a\naddress a b c<|>')).toBe('address >HOST[:PORT]< …');
  });

  it('shows the parameters that the target has', () => {
    const at = (target: string) => shown('connection a\nrestart_timeout <|>', { target });
    expect(at('1.5')).toBe('restart_timeout >BASE<');
    expect(at('2.0')).toBe('restart_timeout >BASE< [CAP]');
    expect(at('2.1')).toBe('restart_timeout >BASE< [CAP [STABLE]]');
  });

  it('shows the name as it is written', () => {
    expect(shown('connection a\naddresses <|>')).toBe('addresses >HOST[:PORT]< …');
  });

  it('shows the lines of an ACL file', () => {
    const at = (acl: string) => shown({ 'mosquitto.conf': 'listener 1883\nacl_file acl\n', acl });
    expect(at('topic <|>')).toBe('topic [>ACCESS<] FILTER');
    expect(at('topic read <|>')).toBe('topic [ACCESS] >FILTER<');
    expect(at('user <|>')).toBe('user >NAME<');
  });

  it('shows nothing at a name, in a comment, of one word, or of what the target does not know', () => {
    for (const text of ['list<|>ener 1883', '# listener <|>', 'persistence <|>', 'no_such <|>', '<|>']) {
      expect(shown(text), text).toBeUndefined();
    }
    expect(shown('plugin_load <|>', { target: '2.0' })).toBeUndefined();
  });
});
