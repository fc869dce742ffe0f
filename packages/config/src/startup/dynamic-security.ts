import { decode } from '@mosquitto-conf/grammar';
import { DynamicSecurity, readDynamicSecurity } from '../access/dynamic-security/index.js';
import { remarkOnPermissions } from '../access/file-permissions.js';
import type { Listener, Plugin } from '../configuration.js';
import type { FileFailure } from '../host.js';
import { notRead } from '../not-read.js';
import { ownPlugins, sharedPlugins } from '../policy/asked-plugins.js';
import {
  type DynamicSecurityFile,
  dynamicSecurityOption,
  isDynamicSecurity,
} from '../policy/dynamic-security.js';
import { accessFileTexts } from '../texts/access-file.js';
import { dynamicSecurityTexts as texts } from '../texts/dynamic-security.js';
import { dynamicSecurityAccess } from '../texts/files.js';
import { readHelp, type Start } from './start.js';

const PERMISSION_TEXTS = {
  forOthers: accessFileTexts.dynamicSecurityForOthers,
  owner: accessFileTexts.dynamicSecurityOwner,
  group: accessFileTexts.dynamicSecurityGroup,
};

/**
 * Reads the file of the plugin for dynamic security once for each plugin (dynsec__config_load). The broker starts whatever is
 * wrong with it.
 */
export class DynamicSecurityFiles {
  readonly #known = new Map<Plugin, DynamicSecurityFile | undefined>();

  constructor(private readonly start: Start) {}

  /**
   * What the plugin knows that listeners use.
   * @returns undefined where they use none, or where its file is not known here
   */
  of(listeners: readonly Listener[]): DynamicSecurityFile | undefined {
    const { configuration, release } = this.start;
    const own = listeners.flatMap((listener) => ownPlugins(configuration, listener));
    const plugin = [...sharedPlugins(configuration), ...own].find((one) => isDynamicSecurity(one, release));
    if (!plugin) return undefined;
    if (!this.#known.has(plugin)) this.#known.set(plugin, this.#read(plugin));
    return this.#known.get(plugin);
  }

  #read(plugin: Plugin): DynamicSecurityFile | undefined {
    const { host, release, report } = this.start;
    const option = dynamicSecurityOption(plugin, 'config_file');
    if (!option) return undefined;
    const { path } = option;
    const content = host.files.read(path);
    if (content instanceof Uint8Array) {
      this.#checkPermissions(option);
      const text = decode(content);
      const { document, ...read } = readDynamicSecurity(text, release, { file: path, report });
      report.addDocument(path, document, 'dynamic-security');
      return { plugin, ...option, ...read };
    }
    this.#noteUnread(option, content);
    // Only who executes the configuration continues without the file: elsewhere the plugin may have one.
    if (!host.hasFilePlugins) return undefined;
    const fault = content === 'missing' ? 'missing' : 'unreadable';
    return { plugin, ...option, security: new DynamicSecurity(), fault };
  }

  /** 2.1 opens the file without looking at its permissions. */
  #checkPermissions({ path, place: at }: Pick<DynamicSecurityFile, 'path' | 'place'>): void {
    const { host, release, report, account } = this.start;
    if (this.start.isSince('2.1')) return;
    remarkOnPermissions(PERMISSION_TEXTS, path, { release, files: host.files, report, at, account });
  }

  #noteUnread({ path, place }: Pick<DynamicSecurityFile, 'path' | 'place'>, failure: FileFailure): void {
    const { start } = this;
    // The last option counts, and an unread part of the configuration may have one.
    const fromAbsence = true;
    if (failure === 'unknown') {
      if (start.host.files.unread?.(path) !== 'not-mounted')
        start.remark(
          { level: 'hint', fromAbsence, ...notRead(start.host.files, dynamicSecurityAccess, path) },
          place,
        );
      return;
    }
    // An administrator creates it, or from 2.1 the plugin does.
    const isCreated = failure === 'missing' && start.isSince('2.1');
    start.remark(
      {
        level: 'hint',
        fromAbsence,
        code: failure === 'missing' ? 'dynamic-security-file-missing' : 'dynamic-security-file-unreadable',
        message: dynamicSecurityAccess[failure]({ path }),
        why: isCreated ? texts.missingCreated({ path }) : texts.missingIgnored,
        help: isCreated
          ? texts.missingCreatedHelp
          : failure === 'missing'
            ? texts.create({ path })
            : readHelp(failure, path),
      },
      place,
    );
  }
}
