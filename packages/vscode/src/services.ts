import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Configurations } from './configurations.js';
import type { DiagramPanel } from './diagram-panel.js';
import type { Pages } from './pages.js';

/** What commands work with. */
export interface Services {
  readonly client: BaseLanguageClient;
  readonly configurations: Configurations;
  readonly pages: Pages;
  readonly diagram: DiagramPanel;
}

/** A command: its id as in the manifest, and what it does. */
export interface Command {
  readonly id: string;
  run(services: Services, ...given: unknown[]): Promise<unknown>;
}
