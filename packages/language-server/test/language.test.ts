import { type Language, latest, write } from '@mosquitto-conf/config';
import { everyConfigText } from '@mosquitto-conf/config/internal';
import { validatorTexts } from '@mosquitto-conf/validator/internal';
import { expect, it } from 'vitest';
import { doRename, RenameRefused } from '../src/index.js';
import { upgradeOf } from '../src/server/upgrade.js';
import { languageServerTexts } from '../src/texts/index.js';
import { open } from './support/open.js';

/** A language that puts every text into brackets. */
const BRACKETS: Language = [...everyConfigText(), ...validatorTexts, ...languageServerTexts]
  .flatMap((group) => Object.values(group))
  .reduce<Record<string, Record<string, string>>>((language, { group, key, template }) => {
    language[group] = { ...language[group], [key]: `⟦${template}⟧` };
    return language;
  }, {});

it.each(['listener 1883\n', 'port 1883\nmax_packet_size 0\n', 'listener 1883\nno_such 1\n', ''])(
  'the report of an upgrade is in the language of the server: %j',
  (text) => {
    const { document } = open(`<|>${text}`);
    const asked = { uri: document.uri, from: '1.6.15', to: latest.name };
    let report: string;
    try {
      report = upgradeOf(document, asked, BRACKETS).report;
    } catch (error) {
      report = (error as Error).message;
    }
    for (const line of report.split('\n').filter((one) => one.trim() !== ''))
      expect(line.replace(/^(#+ |- (`[^`]*`: )?| {2})/, '').trim()).toMatch(/^⟦.*⟧$/s);
  },
);

it('so is why an upgrade or a rename is refused', () => {
  const { document, position } = open(
    'connection one<|>\naddress a\ntopic #\nconnection two\naddress b\ntopic #\n',
  );
  const same = { uri: document.uri, from: latest.name, to: latest.name };
  expect(() => upgradeOf(document, same, BRACKETS)).toThrow(/^⟦/);
  expect(() => upgradeOf(document, { ...same, to: '9x' }, BRACKETS)).toThrow(/^⟦/);
  for (const name of ['', 'a\nb', 'two']) {
    const refusal = (() => {
      try {
        return doRename(document, position, name);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(RenameRefused);
    expect(write((refusal as RenameRefused).text, BRACKETS)).toMatch(/^⟦.*⟧$/);
  }
});
