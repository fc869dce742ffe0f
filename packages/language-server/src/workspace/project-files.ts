import type { FileFailure, FileStatus, FileSystem, UnreadReason } from '@mosquitto-conf/config';
import type { EditorDocuments } from './editor-documents.js';

/**
 * A machine's files with the editor's unsaved ones in their place. Remembers what was asked for, so that a change of any
 * of it is known to matter.
 */
export class ProjectFiles implements FileSystem {
  /**
   * @param uriOf where a file of the broker's is found here
   * @param made files that are nowhere else, by the broker's names for them
   * @param wanted takes up everything that is looked at, by URI
   */
  constructor(
    private readonly files: FileSystem,
    private readonly uriOf: (file: string) => string | undefined,
    private readonly documents: EditorDocuments,
    private readonly made: ReadonlyMap<string, Uint8Array>,
    private readonly wanted: Set<string>,
  ) {}

  read(path: string): Uint8Array | FileFailure {
    return this.made.get(path) ?? this.#unsaved(path) ?? this.files.read(path);
  }

  unread(path: string): UnreadReason | undefined {
    return this.made.get(path) || this.#unsaved(path) ? undefined : this.files.unread?.(path);
  }

  list(path: string): readonly string[] | FileFailure {
    this.#want(path);
    return this.files.list(path);
  }

  status(path: string): FileStatus | FileFailure {
    const unsaved = this.made.get(path) ?? this.#unsaved(path);
    const real = this.files.status(path);
    // A file that only the editor has: as overlayFiles of config.
    return unsaved && typeof real === 'string' ? { kind: 'file', mode: 0o600, uid: -1, gid: -1 } : real;
  }

  isLink(path: string): boolean {
    return this.files.isLink(path);
  }

  writable(path: string): FileFailure | undefined {
    this.#want(path);
    return this.files.writable(path);
  }

  #unsaved(path: string): Uint8Array | undefined {
    const uri = this.#want(path);
    return uri === undefined ? undefined : this.documents.bytes(uri);
  }

  #want(path: string): string | undefined {
    const uri = this.uriOf(path);
    if (uri !== undefined) this.wanted.add(uri);
    return uri;
  }
}
