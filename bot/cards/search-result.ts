import { verdictNames } from '../../src/assessment/verdict.ts';
import { pillarNames } from '../../src/catalog/catalog.ts';
import type { FoundActivity } from '../../src/operations/search-activities.ts';
import type { FoundCheck } from '../../src/operations/search-checks.ts';
import { activityInWords } from './activity-link.ts';
import { attachmentOf, type CardMessage } from './card-message.ts';
import { capitalised, shorten } from './text.ts';

/** One row of a result list, or the preview of a link. */
export interface Preview {
  readonly title: string;
  readonly text: string;
  /** What choosing it asks for; without it, the card at hand is inserted. */
  readonly choose?: Readonly<Record<string, unknown>>;
}

const longestTitle = 80;
const longestText = 200;

/** @param roadmap is named where there are several */
export function activityPreview(found: FoundActivity, { namesRoadmap }: { readonly namesRoadmap: boolean }): Preview {
  const { activity: { title, pillar }, roadmap } = found;
  return {
    title,
    text: [pillarNames[pillar], activityInWords(found), ...(namesRoadmap ? [roadmap.name] : [])].join(' · '),
  };
}

export function checkPreview({ reference, title, pillars, risk, verdict }: FoundCheck): Preview {
  return {
    title: `${reference} ${title}`,
    text: [verdict ? verdictNames[verdict] : 'Not judged yet', pillars.map((pillar) => pillarNames[pillar]).join(', '), `${capitalised(risk)} risk`].join(' · '),
  };
}

/** Thumbnails read HTML, and titles can come from anybody. */
const withoutMarks = (text: string, most: number): string => shorten(text.replace(/[<>&]/g, ' '), most);

/** A card as an extension hands it out, with what stands for it in a list. */
export function withPreview(message: CardMessage, { title, text, choose }: Preview) {
  const tap = choose ? { tap: { type: 'invoke', title: 'Choose', value: choose } } : {};
  return { ...attachmentOf(message), preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: withoutMarks(title, longestTitle), text: withoutMarks(text, longestText), ...tap } } };
}
