/**
 * Copies a text. Hosts may keep the browser's clipboard from the pages they frame: Teams then has one of its own.
 * @returns whether it is copied; if not, the person is told another way
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return (await import('../sign-in/teams-host.ts')).copyInTeams(text);
  }
}
