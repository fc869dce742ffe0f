import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { findDocumentSymbols, findWorkspaceSymbols } from '../src/index.js';
import { type OpenOptions, open, textAt } from './support/open.js';

/** An outline as text: one line a symbol, children indented, `NAME | DETAIL`. */
function outline(files: Parameters<typeof open>[0], options?: OpenOptions): string {
  const { document } = open(files, options);
  const write = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      `${indent}${name}${detail ? ` | ${detail}` : ''}`,
      ...write(children ?? [], `${indent}  `),
    ]);
  return write(findDocumentSymbols(document), '').join('\n');
}

function lines(text: string): string {
  return text
    .replace(/^\n/, '')
    .replace(/\n\s*$/, '')
    .replaceAll(/^ {6}/gm, '');
}

describe('findDocumentSymbols', () => {
  it('shows listeners with who may connect, bridges with where they lead, and the rest beside them', () => {
    const files = {
      'mosquitto.conf': `persistence true
password_file /etc/passwd

listener 8883
certfile server.crt
keyfile server.key
protocol websockets

connection cloud
address broker.example:8883
topic # out
`,
      '/etc/passwd': 'ana:x\n',
      'server.crt': '',
      'server.key': '',
    };
    expect(outline(files)).toBe(
      lines(`
      persistence | true
      password_file | /etc/passwd
      listener 8883 | TLS, WebSockets, users of passwd
        certfile | server.crt
        keyfile | server.key
        protocol | websockets
      bridge cloud | broker.example:8883
        address | broker.example:8883
        topic | # out`),
    );
  });

  it('says whom a line in a section is for where that is not the section', () => {
    expect(
      outline(`listener 1883
max_connections 10
log_type all
max_keepalive 60
allow_anonymous true

# Persistence
persistence true
include_dir conf.d
listener 1884
`),
    ).toBe(
      lines(`
      listener 1883 | anonymous clients
        max_connections | 10
        log_type | all (for the whole broker)
        max_keepalive | 60 (for the whole broker)
        allow_anonymous | true (for all listeners)
      persistence | true
      include_dir | conf.d
      listener 1884 | anonymous clients`),
    );
  });

  it('keeps what belongs to a listener in it, even after a bridge', () => {
    expect(
      outline(`per_listener_settings true
listener 1883
allow_anonymous true
listener 8883
connection cloud
address a.example
max_connections 5
topic # out
max_qos 1
`),
    ).toBe(
      lines(`
      per_listener_settings | true
      listener 1883 | anonymous clients
        allow_anonymous | true
      listener 8883
      bridge cloud | a.example:1883
        address | a.example
        max_connections | 5 (for listener 8883)
        topic | # out
      max_qos | 1 (for listener 8883)`),
    );
  });

  it('shows a plugin with its options, in its listener', () => {
    expect(
      outline(`plugin /usr/lib/mosquitto_dynamic_security.so
plugin_opt_config_file /var/lib/mosquitto/dynamic-security.json
allow_anonymous false
plugin_load auth /opt/auth.so
plugin_opt_key 1
listener 1883
plugin_use auth
plugin_opt_more 2
`),
    ).toBe(
      lines(`
      plugin mosquitto_dynamic_security.so
        plugin_opt_config_file | /var/lib/mosquitto/dynamic-security.json
      allow_anonymous | false
      plugin auth | /opt/auth.so
        plugin_opt_key | 1
      listener 1883 | users of mosquitto_dynamic_security.so, users of auth
        plugin_use auth
          plugin_opt_more | 2`),
    );
  });

  it('shows what is above the first listener as the default one’s, where the target does so', () => {
    const text = 'max_connections 5\nlistener 1884\n';
    expect(outline(text, { target: '2.0' })).toBe(
      lines(`
      max_connections | 5 (for the default listener)
      listener 1884`),
    );
  });

  it('shows a section before its line is finished', () => {
    expect(outline('listener \ncertfile a\nconnection\naddress b.example\n')).toBe(
      lines(`
      listener
        certfile | a
      connection
        address | b.example`),
    );
  });

  it('marks what the target discourages', () => {
    const { document } = open('bridge_tls_version tlsv1.2\ntls_version tlsv1.2\nport 1883\n', {
      target: '2.1',
    });
    expect(findDocumentSymbols(document).map(({ name, tags }) => [name, tags])).toEqual([
      ['bridge_tls_version', undefined],
      ['tls_version', undefined],
      ['port', [1]],
    ]);
  });

  it('shows the users of an ACL file with what they may do, and what is for all clients', () => {
    const files = {
      'mosquitto.conf': 'listener 1883\nacl_file acl\n',
      acl: `# ACL
topic read public/#<|>
user ana
topic a/#
pattern write %u/x
topic deny a/secret
user bruno b
pattern read %c/y
`,
    };
    expect(outline(files)).toBe(
      lines(`
      public/# | read, anonymous clients
      ana
        a/# | readwrite
        %u/x | write, every client
        a/secret | deny
      bruno b
      %c/y | read, every client`),
    );
  });

  it('shows the names of a password file, whatever follows them', () => {
    const files = {
      'mosquitto.conf': 'listener 1883\npassword_file passwd\n',
      passwd: '# users\nana:$7$wrong<|>\nbruno:x\nnobody\n',
    };
    const { document } = open(files);
    const symbols = findDocumentSymbols(document);
    expect(
      symbols.map(({ range, selectionRange }) => [textAt(document, selectionRange), textAt(document, range)]),
    ).toEqual([
      ['ana', 'ana:$7$wrong'],
      ['bruno', 'bruno:x'],
    ]);
  });

  it('shows the identities of a PSK file', () => {
    const files = { 'mosquitto.conf': 'listener 8883\npsk_hint h\npsk_file psk\n', psk: 'dev1:ab<|>12\n' };
    expect(outline(files)).toBe('dev1');
  });

  it('goes from the first line of a section to its last, and selects the words that begin it', () => {
    const { document } = open('listener 1883  \n  max_connections 5\npersistence true\n');
    const [listener] = findDocumentSymbols(document);
    expect(textAt(document, listener!.range)).toBe('listener 1883  \n  max_connections 5');
    expect(textAt(document, listener!.selectionRange)).toBe('listener 1883');
  });
});

describe('findWorkspaceSymbols', () => {
  const files = {
    'mosquitto.conf':
      'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\ninclude_dir conf.d\n',
    'conf.d/bridge.conf': 'connection cloud\naddress a.example\ntopic # out\n',
    'conf.d/plugin.conf': 'plugin_load auth /opt/auth.so\n',
    passwd: 'ana:x\n',
    acl: 'user ana\ntopic #\n',
  };
  const find = (query: string) => {
    const { project } = open(files);
    // The same configuration twice: nothing is shown twice.
    return findWorkspaceSymbols([project, open(files).project], query).map(
      ({ name, containerName, location }) => `${name} | ${containerName}:${location.range.start.line + 1}`,
    );
  };

  it('finds listeners, bridges, plugins and users in all files', () => {
    expect(find('').sort()).toEqual([
      'ana | acl:1',
      'ana | passwd:1',
      'bridge cloud | bridge.conf:1',
      'listener 1883 | mosquitto.conf:1',
      'plugin auth | plugin.conf:1',
    ]);
  });

  it('finds by letters in their order', () => {
    expect(find('BRCL')).toEqual(['bridge cloud | bridge.conf:1']);
    expect(find('clbr')).toEqual([]);
  });
});

describe('a dynamic security file', () => {
  const CONFIGURATION =
    'listener 1883 127.0.0.1\nplugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file people.data\n';
  const outlineOf = (text: string) =>
    outline({ 'mosquitto.conf': CONFIGURATION, 'people.data': `<|>${text}` });

  it('shows its clients, groups and roles, with what roles say of topics', () => {
    expect(
      outlineOf(`{
  "clients": [{"username": "ana", "roles": [{"rolename": "house"}]}, {"password": "x"}],
  "groups": [{"groupname": "staff", "clients": [{"username": "ana"}]}],
  "roles": [{"rolename": "house", "acls": [
    {"acltype": "publishClientSend", "topic": "a/#", "allow": true}, {"acltype": "subscribeLiteral", "topic": "b"}]}]
}`),
    ).toBe(
      lines(`
      clients
        ana | roles: house
      groups
        staff | clients: ana
      roles
        house
          a/# | publishClientSend, allow
          b | subscribeLiteral, deny`),
    );
  });

  it.each(['', '{', '[]', '{"clients": 1}', '{"clients": [1, {"username": ""}], "roles": [{"acls": [{}]}]}'])(
    'shows what can be read of %j',
    (text) => {
      expect(outlineOf(text)).toMatch(/^(clients(\nroles)?)?$/);
    },
  );
});
