/** Of one's own reminders in the query cache of one open roadmap. */
export const remindersKey = ['my-reminders'] as const;
