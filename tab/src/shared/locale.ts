const preferred = Intl.DateTimeFormat().resolvedOptions().locale;

/** The words of the tab are English, so dates and numbers follow the reader's English, British where they have none. */
export const locale: string = preferred.startsWith('en') ? preferred : 'en-GB';
