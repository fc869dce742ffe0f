import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decode } from '@mosquitto-conf/grammar';
import { expect, test } from 'vitest';
import { needs } from '../support/real-parts.js';
import { brokerToAsk, installedRelease } from './installed.js';
import { chooseNet } from './net.js';
import { overAll } from './pool.js';
import { described, tryOut } from './trial.js';

const certificate = (name: string) => readFileSync(resolve('fixtures/certs', name));
const OPEN = 'listener 8883 127.0.0.1\nuser root\nallow_anonymous true\n';
const TLS =
  'cafile ca.crt\ncertfile server.crt\nkeyfile server.key\ncrlfile crl.pem\nrequire_certificate true\n';
const names = ['ca.crt', 'server.crt', 'server.key', 'crl.pem'] as const;
const whole: Readonly<Record<string, Buffer>> = {
  ...Object.fromEntries(names.map((name) => [name, certificate(name)])),
  passwords: readFileSync(resolve('fixtures/oracle/assets/passwords.txt')),
  acl: Buffer.from('topic read a\nuser ana\ntopic readwrite b\npattern read u/%u\ntopic write c/#\n'),
  psk: Buffer.from('me:00ff10aa\nyou:abcd\n'),
};
const lines: Readonly<Record<string, string>> = {
  passwords: 'password_file passwords\n',
  acl: 'acl_file acl\n',
  psk: 'psk_hint hint\npsk_file psk\n',
};

/** At how many places of a file each damage is tried. */
const PLACES = 16;

/** OpenSSL 3.0.22 refuses a certificate for the contents of its extensions, which the 3.0.19 of Node 20 accepts. */
const OTHER_OPENSSL = /X509 V3 routines::invalid certificate/;

/** What may happen to a file at a place. */
const damages: Readonly<Record<string, (bytes: Buffer, at: number) => Buffer>> = {
  'cut off': (bytes, at) => bytes.subarray(0, at),
  'one bit changed': (bytes, at) => replaced(bytes, at, bytes[at]! ^ 1),
  'one byte changed': (bytes, at) => replaced(bytes, at, bytes[at]! ^ 0xff),
  'an equals sign': (bytes, at) => replaced(bytes, at, 61),
  'a space added': (bytes, at) => added(bytes, at, 32),
  'a NUL added': (bytes, at) => added(bytes, at, 0),
  'a byte of 0x80 added': (bytes, at) => added(bytes, at, 0x80),
};

function replaced(bytes: Buffer, at: number, byte: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = byte;
  return changed;
}

function added(bytes: Buffer, at: number, byte: number): Buffer {
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at)]);
}

/** Places all over a file, and the ends of its first lines. */
function placesIn(bytes: Buffer): number[] {
  const step = Math.max(1, Math.floor(bytes.length / PLACES));
  const ends = [...bytes.keys()].filter((at) => bytes[at] === 10).slice(0, 5);
  return [...new Set([...[...bytes.keys()].filter((at) => at % step === 0), ...ends])];
}

test.runIf(needs(brokerToAsk)).each(Object.keys(whole))(
  'a damaged %s starts the embedded broker where it starts the installed one',
  async (name) => {
    const net = await chooseNet(2);
    const release = installedRelease(brokerToAsk);
    const others = Object.fromEntries(Object.entries(whole).map(([file, bytes]) => [file, decode(bytes)]));
    const cases = Object.values(damages).flatMap((damage) =>
      placesIn(whole[name]!).map((at) => damage(whole[name]!, at)),
    );
    const trials = await overAll(cases, net.width, (bytes) =>
      tryOut(
        { ...others, [name]: decode(bytes), 'mosquitto.conf': `${OPEN}${lines[name] ?? TLS}` },
        release,
        net,
      ),
    );
    const differ = trials.filter(({ agrees, log }) => !agrees && !OTHER_OPENSSL.test(log));
    expect(differ.map(described)).toEqual([]);
    const ran = trials.filter(({ fact }) => fact.outcome === 'running').length;
    expect(ran).toBeGreaterThan(10);
    console.log(`${name}: ${trials.length} files, ${ran} of which start the broker`);
  },
  300_000,
);
