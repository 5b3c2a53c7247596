import type { PillarId } from '../catalog/catalog.ts';
import type { Status } from './status.ts';

/** What a figure of the plan was counted from: a reader can open it and see the same number. */
export type PlanTarget =
  | {
    readonly kind: 'activities';
    /** Null is all pillars. */
    readonly pillar: PillarId | null;
    readonly status?: readonly Status[];
    readonly due?: readonly ('overdue' | '30' | '60' | '90' | 'none')[];
    /** Id of a person, or `nobody`. */
    readonly owner?: string;
    readonly evidence?: 'proven' | 'contradicted' | 'regressed';
  }
  | { readonly kind: 'activity'; readonly id: string }
  | { readonly kind: 'check'; readonly run: string; readonly id: string }
  | { readonly kind: 'assessment'; readonly run: string; readonly pillar: PillarId | null };

/** Words, or words that lead somewhere. */
export type PlanPiece = string | { readonly text: string; readonly to: PlanTarget };

/** A paragraph of the plan; `item` is one of a list. */
export interface PlanParagraph {
  readonly kind: 'text' | 'item';
  readonly pieces: readonly PlanPiece[];
}

type Said = PlanPiece | readonly PlanPiece[];
const piecesOf = (said: Said): readonly PlanPiece[] => (typeof said === 'string' || 'to' in said ? [said] : said);

/** Template for sentences whose values can be pieces: said`${link} are overdue.` */
export function said(texts: TemplateStringsArray, ...values: readonly Said[]): readonly PlanPiece[] {
  return texts.flatMap((text, index) => [text, ...piecesOf(values[index] ?? '')]).filter((piece) => piece !== '');
}

export const linked = (text: string, to: PlanTarget): PlanPiece => ({ text, to });

/** `A, B and C`, whatever the parts are made of. */
export function listed(parts: readonly Said[]): readonly PlanPiece[] {
  return parts.flatMap((part, index) => {
    const joint = index === 0 ? '' : index === parts.length - 1 ? ' and ' : ', ';
    return joint === '' ? piecesOf(part) : [joint, ...piecesOf(part)];
  });
}

/** Sentences after each other in one paragraph; those that are null are left out. Null when all are. */
export function paragraph(...sentences: readonly (readonly PlanPiece[] | null)[]): PlanParagraph | null {
  const kept = sentences.filter((sentence) => sentence !== null);
  return kept.length === 0 ? null : { kind: 'text', pieces: kept.flatMap((sentence, index) => (index === 0 ? sentence : [' ', ...sentence])) };
}

export const item = (pieces: readonly PlanPiece[]): PlanParagraph => ({ kind: 'item', pieces });

/** The paragraph as one reads it. */
export const textOf = ({ pieces }: PlanParagraph): string => pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
