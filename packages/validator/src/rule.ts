import type {
  Analysis,
  Code,
  Configuration,
  ListenerPolicy,
  Place,
  Problem,
  Release,
  Remark,
  Text,
  Wording,
} from '@mosquitto-conf/config';
import type { AnyTexts } from '@mosquitto-conf/config/internal';
import type { Repair, Severity } from './diagnostic.js';
import type { FarEnd } from './far-end.js';

/**
 * - `refused`: the broker does not start
 * - `pitfall`: it starts, but does something other than what is intended
 * - `security`: it starts, but allows more access than it should
 * - `upgrade`: deprecated, removed, or another default in another release
 * - `style`: a matter of taste
 */
export type Category = 'refused' | 'pitfall' | 'security' | 'upgrade' | 'style';

/** What an example needs to know of the broker's machine. */
export interface ExampleMachine {
  /** Its users besides root, with user and group number. With it there are no others. */
  readonly users?: Readonly<Record<string, readonly [uid: number, gid: number]>>;
  /** Its network interfaces with their addresses. */
  readonly interfaces?: Readonly<Record<string, readonly string[]>>;
  /** Of its files: permissions, user and group number, or that it is a link or may not be opened. */
  readonly modes?: Readonly<
    Record<string, readonly [mode: number, uid: number, gid: number] | 'link' | 'denied'>
  >;
  /** Whether absolute paths belong to another machine, so that nothing is known of them. */
  readonly elsewhere?: boolean;
  /** Names and their addresses. With it no other name but `localhost` leads anywhere. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** A container that the broker runs in: what is mounted from beside its compose file, and where. */
  readonly container?: Readonly<Record<string, string>>;
  /** The day it is read on. */
  readonly now?: string;
}

/** A configuration that shows a rule. It is run as a test. Texts may be indented: `exampleFiles` reads them. */
export interface Example {
  /** The main file, `mosquitto.conf`. */
  readonly text: string;
  /** The files beside it: `acl`, `passwd`, `conf.d/a.conf`, … */
  readonly files?: Readonly<Record<string, string>>;
  /** The release it is for, where that is not the newest. */
  readonly target?: string;
  /** The machine, where it matters; otherwise nothing is known of it. */
  readonly machine?: ExampleMachine;
  /** The files that are the configurations at the other ends of bridges, by the names of the bridges. */
  readonly bridges?: Readonly<Record<string, string>>;
}

/** A place that belongs to a finding. */
export interface RelatedPlace {
  /** What is there: one sentence. */
  readonly message: Text;
  readonly place: Place;
  /** The broker whose file it is, where that is not the one that is looked at. */
  readonly farEnd?: FarEnd;
}

/** What a rule found. */
export interface Finding {
  /** What is wrong: one sentence. */
  readonly message: Text;
  /** Why it matters, where the rule's own `why` would not do. */
  readonly why?: Text;
  /** What to do. */
  readonly help?: Text;
  readonly place: Place;
  readonly relatedPlaces?: readonly RelatedPlace[];
  readonly fixes?: readonly Repair[];
}

/** What a rule looks at. It asks what the broker would do, and never decides that itself. */
export interface RuleContext {
  readonly analysis: Analysis;
  readonly configuration: Configuration;
  readonly release: Release;
  /** Who may connect at each listener that the release opens, and what decides there. */
  readonly policies: readonly ListenerPolicy[];
  /** The brokers at the other ends of bridges, as far as their configurations are given. */
  readonly farEnds: readonly FarEnd[];
  /** Whether every included file could be read here. Rules that need that (`needsWhole`) are not asked where it is not so. */
  readonly isWhole: boolean;
  /** The text of a file that was read, by the path the broker knows it by. */
  textOf(file: string): string | undefined;
  report(finding: Finding): void;
}

/** What `diagnose` itself finds, before and after it runs the rules. */
export type DiagnoseCode = 'not-a-configuration' | 'unused-suppression';

/** A remark, and the wording that replaces its own where it is reported for several. */
export interface Merged {
  readonly remark: Remark;
  readonly wording?: Wording;
}

/** What a finding explains, by selectors of rules. */
export interface Explained {
  /** On the same line. */
  readonly line?: readonly string[];
  /** On any line of the same listener, bridge or plugin. */
  readonly section?: readonly string[];
  /** On any line of the configuration. */
  readonly configuration?: readonly string[];
}

/** What a person should know: one file a rule. */
interface RuleBase {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly category: Category;
  /** `error` exactly for `refused`. */
  readonly severity: Severity | 'off';
  /** What it looks for, in one sentence. */
  readonly summary: string;
  /** Why it matters, in a few sentences. Markdown. */
  readonly why: string;
  /** What it says of what it finds. */
  readonly texts?: AnyTexts;
  /** Why no fix can be right, of an error or warning without one. Markdown. */
  readonly noFix?: string;
  /** Each gives exactly one diagnostic, of this rule. */
  readonly wrong: readonly Example[];
  /** Each gives none. */
  readonly right: readonly Example[];
  /**
   * Whether it concludes from what the configuration does not say. It stays silent where a part of the configuration cannot
   * be read here, because that part may say it.
   */
  readonly needsWhole?: true;
  /** Findings that have the same cause as one of this rule. They stay silent where it is found. */
  readonly explains?: Explained;
  /** Releases it is about; absent bounds mean all. */
  readonly first?: string;
  readonly last?: string;
}

/** Documents what `config` or `diagnose` reports under the rule's id. */
export interface ReportedRule extends RuleBase {
  readonly id: Code | DiagnoseCode;
  readonly check?: never;
  /** Of an error: how it counts where the broker only mentions it; its own level otherwise. */
  readonly remarked?: Severity;
  /** The severity of what was reported, where the rule's own would not do. Never `error`. */
  readonly weigh?: (found: Remark, context: RuleContext) => 'warning' | 'info';
  /** Fewer findings for what was reported of one file, where several report the same about different lines. */
  readonly merge?: (found: readonly Remark[]) => readonly Merged[];
  /**
   * One finding for several problems of one file that have the same reason: what it says at the first of them, and what is said at each
   * of the others. Its fixes settle all of them.
   */
  readonly several?: {
    readonly wording: (found: readonly Problem[], context: RuleContext) => Wording;
    readonly related: Text;
    readonly fix: (found: readonly Problem[], context: RuleContext) => readonly Repair[];
  };
  /** Changes that settle what was reported. */
  readonly fix?: (found: Problem | Remark, context: RuleContext) => readonly Repair[];
}

/** Looks for something itself. The broker starts all the same: what it refuses, `config` reports. */
export interface CheckedRule extends RuleBase {
  readonly category: Exclude<Category, 'refused'>;
  readonly severity: Exclude<Severity, 'error'> | 'off';
  readonly check: (context: RuleContext) => void;
  readonly remarked?: never;
  readonly weigh?: never;
  readonly merge?: never;
  readonly several?: never;
  readonly fix?: never;
}

/** What a person should know, with its documentation and examples. */
export type Rule = ReportedRule | CheckedRule;
