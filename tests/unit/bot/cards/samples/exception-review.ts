import { exceptionReviewCard } from '../../../../../bot/cards/exception-review.ts';
import type { ReviewItem } from '../../../../../src/operations/review-exceptions.ts';
import { defaultExceptionPolicy } from '../../../../../src/roadmap/exception-policy.ts';
import { nadia, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const item = (id: string, change: Partial<ReviewItem> = {}): ReviewItem => (
  { id, title: `Keep the old finance system running (${id})`, pillar: 'identity', approver: nadia, until: '2026-03-08', daysLeft: 4, extendableTo: '2026-06-06', isFullExtension: true, ...change });
const show = (items: readonly ReviewItem[], page = 0, note?: string) => () => exceptionReviewCard({ items, later: 3, policy: defaultExceptionPolicy }, { roadmapUrl, page, ...(note === undefined ? {} : { note }) });

export default {
  'usual': show([item('RMI_001', { until: '2026-03-02', daysLeft: -2 }), item('RMI_002'), item('RMI_003', { extendableTo: '2026-03-20', isFullExtension: false }), item('RMI_004', { extendableTo: null })]),
  'after a decision': show([item('RMI_002')], 0, 'Nadia Brandt extended “Keep the old finance system running” to 6 June 2026.'),
  'empty': show([]),
  'in the middle of many': show(Array.from({ length: 880 }, (_, index) => item(`a${index}`)), 90),
  ...wild((text) => show(Array.from({ length: 9 }, (_, index) => item(`a${index}`, { title: text, approver: { id: 'x', name: text } })), 0, `${text} ended it.`)()),
} satisfies CardSamples;
