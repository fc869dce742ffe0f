import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode } from '@mosquitto-conf/grammar';

const folder = fileURLToPath(new URL('../../fixtures/oracle', import.meta.url));

/** What a release did with a configuration; see fixtures/oracle/README.md. */
export interface Verdict {
  readonly outcome: 'running' | 'config' | 'startup' | 'silent' | 'crash';
  readonly file?: string;
  readonly line?: number;
  readonly message?: string;
  readonly log?: readonly string[];
}

export interface Case {
  readonly id: string;
  readonly group: string;
  readonly files: Readonly<Record<string, string>>;
  readonly verdicts: Readonly<Record<string, Verdict>>;
}

function readCases(name: string): Case[] {
  return readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);
}

/** The measured configurations, with the verdicts of five releases. */
export function oracleCases(): Case[] {
  return readCases('cases.jsonl');
}

/** Further ones, odder, with the verdicts of 21 releases. */
export function furtherOracleCases(): Case[] {
  return readCases('cases-21-releases.jsonl');
}

/** The files that lay beside every case. */
export function assets(): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const walk = (path: string) => {
    for (const name of readdirSync(join(folder, path))) {
      const inner = `${path}/${name}`;
      if (statSync(join(folder, inner)).isDirectory()) walk(inner);
      else found.set(inner, readFileSync(join(folder, inner)));
    }
  };
  walk('assets');
  return found;
}

/** A case's files as bytes. */
export function filesOf(one: Case): Map<string, Uint8Array> {
  return new Map(Object.entries(one.files).map(([path, text]) => [path, encode(text)]));
}
