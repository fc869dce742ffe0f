import type { Listener } from '@mosquitto-conf/config';
import type { Entry } from './editor.js';

/** The `listener` line of each listener, those that the edits write included. */
export type ListenerAnchors = Map<Listener, Entry>;
