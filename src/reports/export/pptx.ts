import { deckBytes } from '../deck.ts';
import { defineExport } from '../export-format.ts';

export default defineExport({
  format: 'pptx',
  extension: 'pptx',
  contentType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  async *write(content) {
    yield await deckBytes(content);
  },
});
