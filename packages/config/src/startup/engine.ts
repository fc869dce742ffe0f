import { tlsEngine, tlsKeyform } from '../catalogue/tls-engine.js';
import type { Settings } from '../configuration.js';
import { tlsTexts as texts } from '../texts/tls.js';
import type { Start } from './start.js';

/** Engines of other software, or that depend on the processor: only the broker's machine knows whether they are installed. */
const ENGINES: ReadonlySet<string> = new Set([
  'afalg',
  'atcaecc',
  'capi',
  'chil',
  'cloudkms',
  'devcrypto',
  'e_loader_attic',
  'gem',
  'gost',
  'ibmca',
  'loader_attic',
  'padlock',
  'pkcs11',
  'qatengine',
  'rdrand',
  'tpm',
  'tpm2',
  'tpm2tss',
  'uadk_engine',
]);

/** Loads the engine of a listener with a certificate (net__load_engine; net__load_certificates up to 2.0.6). */
export function checkEngine(start: Start, settings: Settings): void {
  const setting = settings.setting(tlsEngine);
  if (typeof setting?.value !== 'string') return;
  if (start.isSince('2.1')) {
    start.remark(
      {
        level: 'warning',
        undecided: true,
        code: 'engine-missing',
        message: texts.engineUndecided({ engine: setting.value }),
        why: texts.engineDependsOnBuild,
        help: texts.tryEngine,
      },
      setting,
    );
  } else if (ENGINES.has(setting.value)) {
    start.remark(
      {
        level: 'hint',
        undecided: true,
        code: 'engine-missing',
        message: texts.engineUndecided({ engine: setting.value }),
        why: texts.engineRefused,
        help: texts.installEngine,
      },
      setting,
    );
  } else {
    start.refuse(
      {
        code: 'engine-missing',
        message: texts.engineUnknown({ engine: setting.value }),
        why: texts.engineRefused,
        help: texts.installEngine,
      },
      setting,
    );
  }
}

/** Where the broker takes the private key from. */
export function keySource(start: Start, settings: Settings): 'file' | 'engine' | 'nowhere' {
  const engine = settings.setting(tlsEngine) !== undefined;
  const fromEngine = settings.get(tlsKeyform) === 'engine';
  // Up to 1.6.4 the key's form counted even without an engine.
  if (fromEngine && !engine) return start.isSince('1.6.5') ? 'file' : 'nowhere';
  // A build of 2.1 without engines looks for it nowhere (net__load_certificates), which `checkEngine` has said.
  if (fromEngine) return 'engine';
  // From 2.0.7 to 2.0.15 an engine meant that no key file was read.
  return engine && start.isSince('2.0.7') && !start.isSince('2.0.16') ? 'nowhere' : 'file';
}

/** Says that there is no private key at all. */
export function refuseNoKey(start: Start, settings: Settings): void {
  start.refuse(
    {
      code: 'key-not-loaded',
      message: texts.keyNotLoaded,
      why: texts.keyNowhere,
      help: texts.removeEngine,
    },
    settings.setting(tlsEngine) ?? settings.setting(tlsKeyform),
  );
}
