import { type Release, since } from '@mosquitto-conf/config';
import { type Conformance, conformanceOf } from '../conformance.js';

/** In what releases differ that read a damaged file. */
export interface ReadingRules extends Pick<Conformance, 'checksFormat' | 'checksResponseTopic'> {
  /**
   * A message without a topic, or with a number that is taken, is refused. Of one that its chunk has no room for, only the lengths
   * are read, and the next chunk begins behind these (persist__chunk_base_msg_read_v56, persist__base_msg_chunk_restore).
   */
  readonly checksMessages: boolean;
  /** What has no client id is ignored; before, it is refused (persist__client_chunk_restore, persist__client_msg_restore). */
  readonly ignoresNameless: boolean;
}

/** How a release reads a file. */
export function readingRulesOf(release: Release): ReadingRules {
  const { checksFormat, checksResponseTopic } = conformanceOf(release);
  return {
    checksFormat,
    checksResponseTopic,
    checksMessages: since(release, '2.1'),
    ignoresNameless: since(release, '2.0'),
  };
}
