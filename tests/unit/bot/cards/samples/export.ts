import { exportChoiceCard, exportReadyCard } from '../../../../../bot/cards/export.ts';
import { exportFormats } from '../../../../../src/api/transfer.ts';
import { roadmapUrl, type CardSamples } from '../sample-facts.ts';

const urlOf = (format: string): string => `${roadmapUrl}&view=settings&part=export-${format}`;

export default {
  'all formats': () => exportChoiceCard(exportFormats.map((format) => ({ format, url: urlOf(format) }))),
  ...Object.fromEntries(exportFormats.map((format) => [`ready: ${format}`, () => exportReadyCard({ format, url: urlOf(format) })])),
} satisfies CardSamples;
