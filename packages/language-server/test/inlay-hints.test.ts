import { describe, expect, it } from 'vitest';
import { SOON, SOON_KEY } from '../../validator/src/examples/example-files.js';
import { getInlayHints, type ParsedDocument } from '../src/index.js';
import { type OpenOptions, open } from './support/open.js';

function hintsOf(document: ParsedDocument, from = 0, to = document.tree.text.length) {
  const { text } = document;
  return getInlayHints(document, { start: text.positionAt(from), end: text.positionAt(to) });
}

/** The text with hints in brackets; the file with the cursor, or the main one. */
function hinted(files: Parameters<typeof open>[0], options?: OpenOptions): string {
  const { document } = open(files, options);
  const { text } = document;
  let shown = text.getText();
  for (const { position, label } of hintsOf(document).reverse()) {
    const at = text.offsetAt(position);
    shown = `${shown.slice(0, at)} [${String(label)}]${shown.slice(at)}`;
  }
  return shown;
}

describe('getInlayHints', () => {
  it('says what a listener opens to whom', () => {
    expect(hinted('listener 1883\nallow_anonymous true\n')).toBe(
      'listener 1883 [all addresses, not encrypted, anonymous]\nallow_anonymous true\n',
    );
    expect(hinted('listener 1883 127.0.0.1\n')).toBe('listener 1883 127.0.0.1 [not encrypted]\n');
    expect(hinted('listener 0 /run/m.sock\nallow_anonymous true\n')).toBe(
      'listener 0 /run/m.sock [anonymous]\nallow_anonymous true\n',
    );
  });

  it('says until when a certificate is good', () => {
    const files = {
      'mosquitto.conf': 'listener 8883\ncertfile server.crt\nkeyfile server.key\n',
      'server.crt': SOON,
      'server.key': SOON_KEY,
    };
    const at = (now: string) => hinted(files, { machine: { now } });
    expect(at('2026-01-01T00:00:00Z')).toMatch(
      /^listener 8883 \[all addresses, TLS\]\ncertfile server.crt \[until 2026-0[67]-\d\d\]\nkeyfile server.key\n$/,
    );
    expect(at('2027-01-01T00:00:00Z')).toContain('[expired on 2026-0');
  });

  it('says durations, sizes and special numbers in words', () => {
    expect(
      hinted(
        'persistent_client_expiration 30m\nmax_packet_size 2000000\nmessage_size_limit 0\nautosave_interval 5400\n' +
          'max_queued_messages 100\npersistence true\n',
      ),
    ).toBe(
      'persistent_client_expiration 30m [= 30 months of 30 days]\nmax_packet_size 2000000 [= 2 MB]\n' +
        'message_size_limit 0 [= no limit]\nautosave_interval 5400 [= 1 hour 30 minutes]\n' +
        'max_queued_messages 100\npersistence true\n',
    );
    expect(hinted('persistent_client_expiration 1m\n')).toContain('[= 1 month of 30 days]');
    expect(hinted('persistent_client_expiration 14d\n')).toContain('[= 14 days]');
  });

  it('says what a bridge leaves out', () => {
    expect(hinted('connection a\naddress b\ntopic x\ntopic y in\ntopic z both 1\n')).toBe(
      'connection a\naddress b [port 1883]\ntopic x [out, QoS 0]\ntopic y in [QoS 0]\ntopic z both 1\n',
    );
    expect(hinted('connection a\naddress b:8883 c\ntopic "a b" in 1\n')).toBe(
      'connection a\naddress b:8883 c\ntopic "a b" in 1\n',
    );
  });

  it('says how many files a folder adds', () => {
    expect(
      hinted({ 'mosquitto.conf': 'include_dir conf.d\n', 'conf.d/a.conf': '', 'conf.d/b.conf': '' }),
    ).toBe('include_dir conf.d [2 files]\n');
  });

  it('says what access an ACL line grants that names none', () => {
    expect(
      hinted({
        'mosquitto.conf': 'listener 1883\nacl_file acl\n',
        acl: '<|>user ana\ntopic a/b\ntopic read a\npattern %u/#\n',
      }),
    ).toBe('user ana\ntopic a/b [readwrite]\ntopic read a\npattern %u/# [readwrite]\n');
  });

  it('says nothing of what the target refuses or does not know', () => {
    expect(hinted('max_packet_size many\nmax_packet_sise 1\n')).toBe(
      'max_packet_size many\nmax_packet_sise 1\n',
    );
    expect(hinted('max_packet_size 2000000\n', { target: '1.5' })).toBe('max_packet_size 2000000\n');
  });

  it('keeps to the range', () => {
    const { document } = open('sys_interval 60\nsys_interval 120\nsys_interval 180\n');
    expect(hintsOf(document, 16, 32).map(({ label }) => label)).toEqual(['= 2 minutes']);
  });

  it('says nothing in a password file', () => {
    const { document } = open({ 'mosquitto.conf': 'listener 1883\npassword_file p\n', p: '<|>ana:x\n' });
    expect(hintsOf(document)).toEqual([]);
  });
});
