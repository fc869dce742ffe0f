import { type PermissionTexts, remarkOnPermissions } from '../access/file-permissions.js';
import { user as userDirective } from '../catalogue/general.js';
import type { Configuration, Setting } from '../configuration.js';
import type { Account, FileFailure, Host, SkippedPart } from '../host.js';
import { notRead } from '../not-read.js';
import { OTHER_USER } from '../permissions.js';
import { type Release, since } from '../release.js';
import type { Place, Problem, Remark, Report, Unwritten } from '../report.js';
import type { Text } from '../text.js';
import { fileAdvice, type UnreadTexts } from '../texts/files.js';
import type { AccessScope } from './access-scope.js';
import { pemInspector } from './pem-inspector.js';
import type { TlsInspector } from './tls-inspector.js';

const ROOT: Account = { uid: 0, gid: 0 };

type Finding = Omit<Unwritten<Problem>, 'stage' | 'place' | 'named'>;

/** One start-up: what the steps look at and where they report. They continue after a refusal, to find the next. */
export class Start {
  readonly release: Release;
  /** Whether root was given up before its time; see `checkLog`. */
  hasDroppedEarly = false;
  /** What `checkAccessFiles` has read. */
  readonly access: AccessScope[] = [];

  constructor(
    readonly configuration: Configuration,
    readonly host: Host,
    readonly report: Report,
  ) {
    this.release = configuration.release;
  }

  /** What judges certificates and keys. */
  get tls(): TlsInspector {
    return this.host.tls ?? pemInspector;
  }

  isSince(version: string): boolean {
    return since(this.release, version);
  }

  /** Whether the program that executes the configuration handles this part in its own way. */
  skips(part: SkippedPart): boolean {
    return this.host.skips?.includes(part) ?? false;
  }

  /** On Windows the broker has no root to give up, and looks at no owner or mode (drop_privileges, mosquitto__fopen). */
  get isWindows(): boolean {
    return this.configuration.system === 'windows';
  }

  /** The user the broker works as once it has given up root; undefined where it was not started as root. */
  get user(): string | undefined {
    return this.host.root && !this.isWindows ? this.configuration.settings.get(userDirective) : undefined;
  }

  /** Whether it stays root. */
  get staysRoot(): boolean {
    return this.user === 'root';
  }

  /** Who reads what start-up reads: before 2.0 root; since, the user the broker has turned into. */
  get account(): Account | undefined {
    const { user, host } = this;
    if (this.isWindows) return undefined;
    if (!this.isSince('2.0')) return host.root ? ROOT : undefined;
    if (user === undefined) return undefined;
    return host.account?.(user) ?? (user === 'root' ? ROOT : OTHER_USER);
  }

  /** Whether it is root while it opens its listeners. */
  get listensAsRoot(): boolean {
    // Windows has no ports for root only.
    if (this.isWindows) return true;
    if (this.isSince('2.0')) return this.staysRoot;
    return this.host.root && (this.staysRoot || !this.hasDroppedEarly);
  }

  /** Something the broker stops at. */
  refuse(finding: Finding, at: Place | Setting | undefined): void {
    this.report.refuse({ stage: 'startup', ...finding, ...placed(at) });
  }

  /**
   * Something the broker stops at before it opens its log and logs that it starts. From outside, this looks like an
   * error in the configuration.
   */
  refuseEarly(finding: Finding, at: Place | Setting | undefined): void {
    this.report.refuse({ stage: 'config', ...finding, ...placed(at) });
  }

  /** Something that does not stop the broker. */
  remark(remark: Omit<Unwritten<Remark>, 'place'>, at: Place | Setting | undefined): void {
    this.report.remark({ ...remark, ...placed(at) });
  }

  /** See `remarkOnPermissions`. */
  remarkOnPermissions(texts: PermissionTexts, path: string, { place }: Setting): void {
    const { release, host, report, account } = this;
    remarkOnPermissions(texts, path, { release, files: host.files, report, at: place, account });
  }

  /**
   * A file that only the broker's own machine has.
   * @param isNeeded whether the broker refuses to start without it
   */
  notHere(texts: UnreadTexts, path: string, at: Place | Setting | undefined, isNeeded = false): void {
    if (this.host.files.unread?.(path) === 'not-mounted') {
      if (isNeeded) this.report.leaveOpen();
      return;
    }
    this.remark({ level: 'hint', ...notRead(this.host.files, texts, path) }, at);
  }
}

function placed(at: Place | Setting | undefined): { place?: Place } {
  if (!at) return {};
  return { place: 'directive' in at ? at.place : at };
}

/** What to do about a file that the broker cannot read. */
export function readHelp(failure: Exclude<FileFailure, 'unknown'>, path: string): Text {
  switch (failure) {
    case 'missing':
      return fileAdvice.correctPath;
    case 'denied':
      return fileAdvice.allowReading({ path });
    case 'directory':
      return fileAdvice.writeFilePath;
  }
}
