/** Where the lists of the form open: inside its landmark, and not cut off by the pane that scrolls. */
export const popup = { inlinePopup: true, positioning: { strategy: 'fixed' } } as const;
