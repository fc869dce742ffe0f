export const diagram = {
  name: 'the diagram is drawn, and again when the configuration changes',
  async play(editor, picture) {
    await editor.openFile('mosquitto.conf', 'Inside the house');
    await editor.cursorAtEndOf('protocol websocket');
    await editor.page.keyboard.type('s');
    await editor.underlines('error', (count) => count === 0);
    await editor.command('View: Toggle Primary Side Bar Visibility');
    await editor.command('Mosquitto: Show Diagram');
    const image = () => editor.inWebview('img');
    await image().waitFor();
    const drawn = () => image().getAttribute('src');
    const before = await drawn();
    await picture('diagram');
    await editor.cursorAtEndOf('listener 9001');
    await editor.page.keyboard.press('Backspace');
    await editor.page.keyboard.type('2');
    await editor.eventually('another picture', async () => {
      const now = await drawn();
      return now !== before && decodeURIComponent(now).includes('9002');
    });
  },
};
