export const rulePage = {
  name: "a diagnostic's code leads to the rule's page",
  async play(editor, picture) {
    const popup = await editor.hover('allow_anonymus', 'unknown-directive');
    await popup.getByText('unknown-directive').click();
    await editor.tab('Preview unknown-directive').waitFor();
    await editor.inPreview('heading', 'unknown-directive').waitFor();
    await picture('rule-page');
    await editor.closeTab();
  },
};
