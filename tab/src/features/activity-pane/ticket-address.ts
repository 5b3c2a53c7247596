/** Only what a browser opens safely is a link; anything else is a number or a name. */
export function ticketAddress(ticket: string): string | null {
  try {
    const { protocol, href } = new URL(ticket);
    return protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}
