import { bridgeCafile, bridgeCertfile, bridgeKeyfile } from '../catalogue/bridge-tls.js';
import type { Directive } from '../catalogue/directive.js';
import { cafile, certfile, ciphers, keyfile } from '../catalogue/tls.js';
import type { Setting, Settings } from '../configuration.js';
import type { ReportEntry, Unwritten } from '../report.js';
import type { Text } from '../text.js';
import { tlsFileTexts as texts } from '../texts/tls.js';
import { securityLevel } from './ciphers.js';
import { isCertificate, pemBlocks } from './pem.js';
import type { Start } from './start.js';
import { certificateFacts } from './x509.js';

/** The directives that name the TLS files of a listener or a bridge. */
interface TlsFiles {
  readonly authorities: Directive<string>;
  readonly certificate: Directive<string>;
  readonly key: Directive<string>;
}

const LISTENER_FILES: TlsFiles = { authorities: cafile, certificate: certfile, key: keyfile };
const BRIDGE_FILES: TlsFiles = {
  authorities: bridgeCafile,
  certificate: bridgeCertfile,
  key: bridgeKeyfile,
};

/** Files of which each is at the directive of another. */
export interface SwappedFiles {
  readonly finding: Unwritten<ReportEntry>;
  /** The line to look at. */
  readonly setting: Setting<string>;
}

/** A line with its file. */
interface Slot {
  readonly setting: Setting<string>;
  readonly content: Uint8Array;
  readonly role: Role;
}

/** What a directive of TLS files is for. */
interface Role {
  /** Whether OpenSSL would take a file. */
  loads(content: Uint8Array): boolean;
  /** Whether a file is what a person would put in its place, where that takes more. */
  fits?(content: Uint8Array): boolean;
}

/** The orders of three files that differ from the written one; first those that exchange two. */
const ORDERS_OF_THREE: readonly (readonly number[])[] = [
  [0, 2, 1],
  [1, 0, 2],
  [2, 1, 0],
  [1, 2, 0],
  [2, 0, 1],
];
const ORDERS_OF_TWO: typeof ORDERS_OF_THREE = [[1, 0]];

/** The swapped files of a listener; undefined if they are not swapped. */
export function swappedListenerFiles(start: Start, settings: Settings): SwappedFiles | undefined {
  return swappedFiles(start, settings, LISTENER_FILES, securityLevel(settings.get(ciphers)));
}

/** The swapped files of a bridge; undefined if they are not swapped. */
export function swappedBridgeFiles(start: Start, settings: Settings): SwappedFiles | undefined {
  return swappedFiles(start, settings, BRIDGE_FILES, securityLevel(undefined));
}

/**
 * The files of a listener or a bridge that OpenSSL refuses as they are named, and would take in another order.
 * @param level OpenSSL's security level for the certificate
 */
function swappedFiles(
  start: Start,
  settings: Settings,
  files: TlsFiles,
  level: number,
): SwappedFiles | undefined {
  const inspector = start.tls;
  const slotOf = (directive: Directive<string>, role: Role): Slot | undefined => {
    const setting = settings.setting(directive);
    const content = setting && start.host.files.read(setting.value);
    return setting && content instanceof Uint8Array ? { setting, content, role } : undefined;
  };
  const authorities = slotOf(files.authorities, {
    loads: (content) => inspector.authorities(content) === undefined,
    fits: holdsAuthority,
  });
  const certificate = slotOf(files.certificate, {
    loads: (content) => inspector.certificate(content, level) !== 'unreadable',
  });
  const key = slotOf(files.key, {
    loads: (content) => inspector.key(content) !== 'unreadable',
  });
  if (!certificate || !key) return undefined;
  const slots = authorities ? [authorities, certificate, key] : [certificate, key];
  const isPair = (contents: readonly Uint8Array[]) => {
    const [own, secret] = contents.slice(-2);
    return inspector.pair(own!, secret!) === undefined;
  };
  const written = slots.map(({ content }) => content);
  if (slots.every(({ role, content }) => role.loads(content)) && isPair(written)) return undefined;
  const order = (authorities ? ORDERS_OF_THREE : ORDERS_OF_TWO).find((indexes) => {
    const contents = indexes.map((index) => written[index]!);
    const fit = ({ role, content }: Slot, index: number) => {
      const isMoved = contents[index] !== content;
      return role.loads(contents[index]!) && (!isMoved || (role.fits?.(contents[index]!) ?? true));
    };
    return slots.every(fit) && isPair(contents);
  });
  return order && describe(slots, order);
}

/** Whether a file holds CA certificates, rather than the certificate of a server or client. */
function holdsAuthority(content: Uint8Array): boolean {
  const [first] = pemBlocks(content).filter(isCertificate);
  const facts = first?.der && certificateFacts(first.der);
  return facts !== undefined && (facts.mayIssue || facts.selfIssued);
}

/** @param order which of the files belongs to each line */
function describe(slots: readonly Slot[], order: readonly number[]): SwappedFiles {
  const wrong = slots.flatMap(({ setting }, index) =>
    order[index] === index ? [] : [{ setting, text: slots[order[index]!]!.setting.value }],
  );
  const [first, ...others] = wrong as [(typeof wrong)[number], ...typeof wrong];
  return {
    finding: {
      code: 'tls-files-swapped',
      ...wordingOf(
        wrong.map(({ setting }) => setting.directive.name),
        wrong.map(({ setting, text }) => `${setting.directive.name} ${text}`),
      ),
      meant: first.text,
      meantElsewhere: others.map(({ setting, text }) => ({ place: setting.place, text })),
    },
    setting: first.setting,
  };
}

/**
 * @param names the two or three directives
 * @param lines their lines as they should be
 */
function wordingOf(names: readonly string[], lines: readonly string[]): { message: Text; help: Text } {
  const [first = '', second = '', third] = names;
  const [firstLine = '', secondLine = '', thirdLine = ''] = lines;
  if (third === undefined)
    return {
      message: texts.swappedTwo({ first, second }),
      help: texts.writeTwo({ firstLine, secondLine }),
    };
  return {
    message: texts.swappedThree({ first, second, third }),
    help: texts.writeThree({ firstLine, secondLine, thirdLine }),
  };
}
