import { app, authentication, clipboard, dialog, DialogDimension, FrameContexts, pages, people } from '@microsoft/teams-js';
import { paramsOfSubPage, subPageOfView } from '../../../src/api/short-link.ts';
import type { Authorization } from '../shared/api-client.ts';
import { goBack } from '../shared/location.ts';
import { themeNameOf, type ThemeName } from '../shared/theme.ts';
import type { PickPerson } from './pick-person.ts';

/** Inside another site's frame the library waits for ever. */
const answerMs = 5000;
/** A token this close to its end is asked for anew. */
const marginMs = 2 * 60_000;

/** Languages of Teams that are read from right to left: Arabic, Farsi, Hebrew, Urdu. */
const rightToLeft = /^(?:ar|fa|he|ur)\b/i;

/** Teams around this page: where it is open, how it looks, who signed in. */
export interface TeamsHost {
  /** The conversation's id, or `person:<Entra object id>` in the personal app. */
  readonly roadmapId: string;
  /** Whether this is the panel beside a meeting. */
  readonly isSidePanel: boolean;
  /** What a deep link asks the address to say. */
  readonly params: Readonly<Record<string, string>>;
  /** Whether Teams is set in a language that is read from right to left. */
  readonly isRightToLeft: boolean;
  readonly theme: ThemeName;
  readonly onThemeChange: (listener: (theme: ThemeName) => void) => void;
  readonly authorization: Authorization;
}

export class NotInTeams extends Error {
  override readonly name = 'NotInTeams';
}

/** @throws {NotInTeams} when Teams is not around this page */
export async function enterTeams(): Promise<TeamsHost> {
  await withinTime(app.initialize()).catch((error: unknown) => {
    throw new NotInTeams('Teams is not around this page.', { cause: error });
  });
  const context = await withinTime(app.getContext());
  const roadmapId = context.channel?.id ?? context.chat?.id ?? (context.user ? `person:${context.user.id}` : null);
  if (roadmapId === null) throw new NotInTeams('Teams does not say who you are.');
  // The back button of a phone is Teams': without this it leaves the tab where it should close a pane.
  if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(goBack);
  app.notifyAppLoaded();
  return {
    roadmapId,
    isSidePanel: context.page.frameContext === FrameContexts.sidePanel,
    params: context.page.subPageId ? paramsOfSubPage(context.page.subPageId) : {},
    isRightToLeft: rightToLeft.test(context.app.locale),
    theme: themeNameOf(context.app.theme),
    onThemeChange: (listener) => app.registerOnThemeChangeHandler((theme) => listener(themeNameOf(theme))),
    authorization: ssoAuthorization(),
  };
}

/** Opens Teams' own dialog with a link to an activity, to copy it or send it to somebody. */
export const shareActivity = (activity: string, title: string): void => pages.shareDeepLink({ subPageId: activity, subPageLabel: title });

/** Opens Teams' own dialog with a link to a view as it is, filters included. @param search of the tab's address */
export const shareView = (search: string, title: string): void => pages.shareDeepLink({ subPageId: subPageOfView(search), subPageLabel: title });

/** Shows a part of the tab in a large dialog of Teams, where this client has them. @param search of the tab's address @returns whether it does */
export function showInDialog(search: string, title: string): boolean {
  if (!dialog.url.isSupported()) return false;
  const { Large } = DialogDimension;
  dialog.url.open({ url: `${globalThis.location.origin}/tab/${search}`, title, size: { height: Large, width: Large } });
  return true;
}

/**
 * Copies a text where Teams is around this page and has a clipboard for pages.
 * @returns whether it is copied
 */
export async function copyInTeams(text: string): Promise<boolean> {
  try {
    /* eslint-disable @typescript-eslint/no-deprecated -- what is to replace it, the browser's own clipboard, is not yet given to pages by every Teams */
    if (!clipboard.isSupported()) return false;
    await clipboard.write(new Blob([text], { type: 'text/plain' }));
    /* eslint-enable @typescript-eslint/no-deprecated */
    return true;
  } catch {
    // Not in Teams at all, or the person said no.
    return false;
  }
}

/**
 * The people picker of Teams, which shows the members of the channel or chat; null in clients that have none.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/device-capabilities/people-picker-capability
 */
export function peoplePicker(): PickPerson | null {
  if (!people.isSupported()) return null;
  return async (title, picked) => {
    try {
      const [chosen] = await people.selectPeople({ title, singleSelect: true, ...(picked !== null && { setSelected: [picked] }) });
      return chosen?.objectId ?? null;
    } catch {
      // Closing the dialog is an error to Teams, and nobody picked to the person.
      return null;
    }
  };
}

/** Takes the loading indicator of Teams away. */
export function showToTeams(): void {
  void app.notifySuccess();
}
/** @param reason is shown by Teams, with a way to try again */
export const failInTeams = (reason: string): void => app.notifyFailure({ reason: app.FailedReason.AuthFailed, message: reason });

/** Makes this page the configuration page of a channel's tab: there is nothing to choose, so it can be saved at once. */
export async function offerAsTab(displayName: string): Promise<ThemeName> {
  await withinTime(app.initialize());
  const { origin } = globalThis.location;
  pages.config.registerOnSaveHandler((save) => {
    pages.config.setConfig({ entityId: 'roadmap', contentUrl: `${origin}/tab/`, websiteUrl: `${origin}/tab/`, suggestedDisplayName: displayName })
      .then(() => save.notifySuccess(), (error: unknown) => save.notifyFailure(error instanceof Error ? error.message : String(error)));
  });
  pages.config.setValidityState(true);
  void app.notifySuccess();
  return themeNameOf((await app.getContext()).app.theme);
}

function ssoAuthorization(): Authorization {
  let token = '';
  let asking: Promise<string> | null = null;
  const ask = async (): Promise<string> => {
    try {
      token = await authentication.getAuthToken();
      return token;
    } finally {
      asking = null;
    }
  };
  return async ({ isExpired = false } = {}) => {
    if (!isExpired && expiryOf(token) - Date.now() > marginMs) return `Bearer ${token}`;
    asking ??= ask();
    return `Bearer ${await asking}`;
  };
}

/** When a token ends, in milliseconds since 1970; 0 when it does not say. The server checks it; here it only saves questions. */
function expiryOf(token: string): number {
  try {
    const payload = token.split('.')[1] ?? '';
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof claims === 'object' && claims !== null && 'exp' in claims && typeof claims.exp === 'number' ? claims.exp * 1000 : 0;
  } catch {
    return 0;
  }
}

async function withinTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Teams does not answer.')), answerMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
