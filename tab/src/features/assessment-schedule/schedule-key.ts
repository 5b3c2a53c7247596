/** Of the schedule in the query cache of one open roadmap. */
export const scheduleKey = ['assessment-schedule'] as const;
