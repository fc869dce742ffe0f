import { write } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { doValidation } from '../src/index.js';
import { EditorDocuments } from '../src/workspace/editor-documents.js';
import { SnapshotRuntime } from '../src/workspace/snapshot-runtime.js';
import { Workspace } from '../src/workspace/workspace.js';

const FOLDER = 'vscode-vfs://github/someone/site';

/** A workspace whose files are on another machine, and the requests for them. */
function remote(files: Record<string, string>) {
  const asked: string[] = [];
  const pathOf = (uri: string) => uri.slice(FOLDER.length + 1);
  const runtime = new SnapshotRuntime({
    async readFile(uri) {
      asked.push(uri);
      const text = files[pathOf(uri)];
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    async readFolder(uri) {
      const below = `${pathOf(uri)}/`;
      const names = Object.keys(files).filter((path) => path.startsWith(below));
      return names.length > 0 ? names.map((path) => path.slice(below.length).split('/')[0]!) : undefined;
    },
    findConfigurations: async () =>
      Object.keys(files)
        .filter((path) => path.endsWith('mosquitto.conf'))
        .map((path) => `${FOLDER}/${path}`),
  });
  const documents = new EditorDocuments();
  const workspace = new Workspace(
    { runtime, documents, rulePage: () => undefined },
    {
      pause: async () => {},
      complain: (text) => expect.unreachable(write(text)),
      failed: (doing, error) => expect.unreachable(`${doing}: ${error}`),
    },
  );
  workspace.setFolders([FOLDER]);
  const rules = async (path: string) => {
    await workspace.update();
    return workspace
      .documentsOf(`${FOLDER}/${path}`)
      .flatMap((document) => doValidation(document).map(({ code }) => code));
  };
  return { workspace, documents, asked, rules };
}

const FILES = {
  'etc/mosquitto.conf': 'listener 1883 127.0.0.1\nallow_anonymous true\nacl_file acl\ninclude_dir conf.d\n',
  'etc/conf.d/a.conf': 'max_keepalive x\n',
  'etc/acl': 'topic raed a\n',
};

describe('files that the client has', () => {
  it('are fetched until nothing is missing, each once', async () => {
    const { rules, asked } = remote(FILES);
    // With its only line refused the ACL file has nothing for anybody.
    expect(await rules('etc/mosquitto.conf')).toEqual(['acl-nothing-for-anonymous', 'announced-removal']);
    expect(await rules('etc/conf.d/a.conf')).toEqual(['invalid-number']);
    expect(await rules('etc/acl')).toEqual(['acl-access-invalid']);
    expect(asked.filter((one, index) => asked.indexOf(one) !== index)).toEqual([]);
  });

  it('are fetched again when they changed', async () => {
    const files: Record<string, string> = { ...FILES };
    const { rules, workspace } = remote(files);
    expect(await rules('etc/acl')).toEqual(['acl-access-invalid']);
    files['etc/acl'] = 'topic read a\n';
    expect(await rules('etc/acl')).toEqual(['acl-access-invalid']);
    workspace.filesChanged([`${FOLDER}/etc/acl`]);
    expect(await rules('etc/acl')).toEqual([]);
    files['etc/conf.d/b.conf'] = 'max_keepalive y\n';
    workspace.filesChanged([`${FOLDER}/etc/conf.d/b.conf`]);
    expect(await rules('etc/conf.d/b.conf')).toContain('invalid-number');
  });

  it('give way to what is open, without asking', async () => {
    const { rules, workspace, documents, asked } = remote(FILES);
    await rules('etc/acl');
    const before = asked.length;
    documents.set(TextDocument.create(`${FOLDER}/etc/acl`, 'mosquitto-acl', 1, 'topic read a\n'));
    workspace.documentChanged(`${FOLDER}/etc/acl`);
    expect(await rules('etc/acl')).toEqual([]);
    expect(asked.slice(before).filter((path) => path.startsWith('etc/') && path in FILES)).toEqual([]);
  });

  it('have settings, which leave files out', async () => {
    const files = {
      ...FILES,
      'checkconfig.yaml': 'ignore: ["old/**"]\n',
      'old/mosquitto.conf': 'nonsense\n',
    };
    const { workspace } = remote(files);
    await workspace.update();
    expect(workspace.configurations.map(({ uri }) => uri)).toEqual([`${FOLDER}/etc/mosquitto.conf`]);
  });
});
