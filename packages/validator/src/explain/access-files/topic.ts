/** A word, or a part of a line, that a person can ask about. */
export interface AccessFileWord {
  /** What it is asked for by: `readwrite`. */
  readonly names: readonly string[];
  /** What it means. Markdown, one paragraph. */
  readonly text: string;
}

/** A kind of access file: what its lines mean. */
export interface AccessFileTopic {
  /** What the file is asked for by, and the name of its reference page: `acl-file`. */
  readonly name: string;
  readonly title: string;
  /** The directive that names the file. */
  readonly directive: string;
  /** How its name is written, where that is more than the directive's. */
  readonly namedBy?: string;
  readonly summary: string;
  /** Markdown, one entry for each paragraph. */
  readonly description: readonly string[];
  readonly example: readonly string[];
  readonly words: readonly AccessFileWord[];
  /** How the ids of rules about its content begin. */
  readonly rulePrefix: string;
}
