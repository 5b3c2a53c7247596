import { z } from 'zod';
import { list } from '../assessment/need.ts';

const recommendationSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  priority: z.string().nullish(),
  status: z.string().nullish(),
  insights: z.string().nullish(),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

/** What Microsoft Entra itself advises this tenant to change. A few dozen at most. */
export const recommendations = list(
  {
    // v1.0 has no recommendations.
    version: 'beta',
    path: 'directory/recommendations',
    permissions: [{ application: 'DirectoryRecommendations.Read.All', delegated: 'DirectoryRecommendations.Read.All' }],
    clouds: ['global', 'usgov', 'usgovdod'],
  },
  recommendationSchema,
);

export type Priority = 'high' | 'medium' | 'low';
export const hasPriority = ({ priority }: Recommendation, wanted: Priority): boolean => priority?.toLowerCase() === wanted;
export const isActive = ({ status }: Recommendation): boolean => status?.toLowerCase() === 'active';
/** Put off until a date; the service makes it active again by itself. */
export const isPostponed = ({ status }: Recommendation): boolean => status?.toLowerCase() === 'postponed';
export const isOpen = (recommendation: Recommendation): boolean => isActive(recommendation) || isPostponed(recommendation);
