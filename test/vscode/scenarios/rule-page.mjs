export const rulePage = {
  name: "a diagnostic's code leads to the rule's page",
  async play(editor, picture) {
    const popup = await editor.hover('websocket', 'invalid-choice');
    await popup.getByText('invalid-choice').click();
    await editor.tab('invalid-choice.md').waitFor();
    await editor.inPreview('heading', 'invalid-choice').waitFor();
    await picture('rule-page');
    await editor.closeTab();
  },
};
