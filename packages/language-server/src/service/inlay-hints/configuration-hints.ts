import { at, type Directive, findDirective, type Listener, type Place, write } from '@mosquitto-conf/config';
import {
  address as addressDirective,
  bindInterface,
  bridgeCertfile,
  certfile,
  includeDir,
  listener as listenerDirective,
  topic,
} from '@mosquitto-conf/config/directives';
import { type DurationKind, loginWays } from '@mosquitto-conf/config/internal';
import type { Word } from '@mosquitto-conf/grammar';
import {
  addressText,
  certificateExpiry,
  count,
  dayOf,
  inWords,
  protocolText,
  validityOf,
  whatTheyMayDo,
  whoMayConnect,
} from '@mosquitto-conf/validator/internal';
import { cursorAt } from '../cursor.js';
import type { WordDocument } from '../parsed-document.js';
import { type ReadLine, readLine, readLineOf, type WordLine } from '../read-line.js';
import type { Hint } from './hint.js';

interface Site {
  readonly document: WordDocument;
  readonly line: WordLine;
}

/** Directives whose hint is not the value in words. */
const special: ReadonlyMap<Directive, (site: Site) => Hint | undefined> = new Map<
  Directive,
  (site: Site) => Hint | undefined
>([
  [addressDirective, addressHint],
  [bridgeCertfile, certificateHint],
  [certfile, certificateHint],
  [includeDir, includeHint],
  [listenerDirective, listenerHint],
  [topic, topicHint],
]);

/** What a careful person wants to know of a line and does not see. */
export function configurationHint(document: WordDocument, line: WordLine): Hint | undefined {
  const site: Site = { document, line };
  const spelling = findDirective(line.name.text);
  return spelling && (special.get(spelling.directive) ?? wordsHint)(site);
}

/** Durations, sizes, and numbers that stand for something else, in words. */
function wordsHint({ document, line }: Site): Hint | undefined {
  const { release } = document.project;
  const read = readLine(document.project, line);
  if (read?.value === undefined) return undefined;
  const { directive, value } = read;
  const told = inWords(directive, value, release);
  if (told === undefined) return undefined;
  const words = write(told);
  const unit = unitWords(line.words[0]!.text, read, release);
  return { label: `= ${unit ?? words}`, tooltip: unit ? `${unit}: ${words}` : directive.summary };
}

/** `30m` is 30 months of 30 days, which `900 days` would not make plain. */
function unitWords(
  text: string,
  { directive }: ReadLine,
  release: Parameters<DurationKind['units']>[0],
): string | undefined {
  const kind = at(directive.kind, release);
  if (kind.name !== 'duration') return undefined;
  const unit = (kind as DurationKind).units(release).find(({ letter }) => letter === text.at(-1));
  if (unit?.letter !== 'm' && unit?.letter !== 'y') return undefined;
  const number = Number.parseInt(text, 10);
  return number === 1 ? `1 ${unit.word.replace('s of', ' of')}` : `${number} ${unit.word}`;
}

/** What a `listener` line opens to whom. */
function listenerHint({ document, line }: Site): Hint | undefined {
  const policy = document.project.policies.find(({ listener }) => stands(document, line, listener.place));
  if (!policy) return undefined;
  const { listener, encryption } = policy;
  const parts = [
    ...(namesAddress(listener) ? [] : ['all addresses']),
    ...(listener.unixSocketPath === undefined ? [encryption.value ? 'TLS' : 'not encrypted'] : []),
    ...(loginWays(policy).anonymous ? ['anonymous'] : []),
  ];
  if (parts.length === 0) return undefined;
  const tooltip = [
    write(addressText(policy)),
    write(protocolText(policy)),
    `may connect: ${write(whoMayConnect(policy))}`,
    `they may do ${write(whatTheyMayDo(policy))}`,
  ];
  return { label: parts.join(', '), tooltip: tooltip.map((text) => `- ${text}`).join('\n') };
}

function namesAddress({ host, unixSocketPath, settings }: Listener): boolean {
  return host !== undefined || unixSocketPath !== undefined || settings.has(bindInterface);
}

/** The direction and QoS that a bridge's topic leaves out. */
function topicHint({ document, line }: Site): Hint | undefined {
  const mapping = readLineOf(document.project, line, topic);
  if (!mapping) return undefined;
  const { direction, qos } = mapping;
  // Quotation marks may hold blanks together.
  const [, , first, second] = cursorAt(document, document.text.positionAt(line.start)).words;
  const written = (word: Word | undefined) => word !== undefined && !word.text.startsWith('#');
  const labels: Record<string, string> = {
    ...(written(first) ? {} : { DIRECTION: direction }),
    ...(written(first) && written(second) ? {} : { QOS: `QoS ${qos}` }),
  };
  const { parameters = [] } = at(topic.kind, document.project.release);
  const missing = parameters.filter(({ name }) => name in labels);
  if (missing.length === 0) return undefined;
  return {
    label: missing.map(({ name }) => labels[name]).join(', '),
    tooltip: missing.map(({ name, expects }) => `\`${name}\`: ${expects}`).join('\n\n'),
  };
}

/** The port that an address leaves out. */
function addressHint({ document, line }: Site): Hint | undefined {
  const { bridges } = document.project.analysis.configuration;
  const bridge = bridges.find(({ settings }) =>
    stands(document, line, settings.setting(addressDirective)?.place),
  );
  const [address, ...others] = bridge?.addresses ?? [];
  if (!address || others.length > 0 || line.words[0]!.text !== address.host) return undefined;
  return { label: `port ${address.port}`, tooltip: 'The default port' };
}

/** How many files a folder adds. */
function includeHint({ document, line }: Site): Hint | undefined {
  const { files, settings } = document.project.analysis.configuration;
  if (!settings.all(includeDir).some(({ place }) => stands(document, line, place))) return undefined;
  const read = files.filter(({ includedBy }) => stands(document, line, includedBy));
  return {
    label: count(read.length, 'file'),
    tooltip:
      read.length > 0 ? read.map(({ path }) => `- \`${path}\``).join('\n') : 'It contains no files to read.',
  };
}

/** When a certificate runs out. */
function certificateHint({ document, line }: Site): Hint | undefined {
  const { certificates, now } = document.project.analysis;
  const own = certificates.find(({ setting, index }) => index === 0 && stands(document, line, setting.place));
  if (!own) return undefined;
  const label = validityOf(own, now) === 'expired' ? 'expired on' : 'until';
  return { label: `${label} ${dayOf(own.notAfter)}`, tooltip: certificateExpiry(own, now) };
}

function stands({ file }: WordDocument, { number }: WordLine, place: Place | undefined): boolean {
  return place !== undefined && place.file === file && place.line === number;
}
