export const diagnostics = {
  name: 'a faulty configuration is underlined',
  async play(editor) {
    await editor.openFile('mosquitto.conf', 'allow_anonymus');
    // The misspelt directive and the misspelt protocol.
    await editor.underlines('error', (count) => count === 2);
    await editor.underlines('warning', (count) => count > 0);
  },
};
