import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

/** Teams as this page knows it: what the library asks the client for, answered here. */
const teams = {
  app: { initialize: vi.fn(), getContext: vi.fn(), notifyAppLoaded: vi.fn(), notifySuccess: vi.fn(), notifyFailure: vi.fn(), registerOnThemeChangeHandler: vi.fn(), FailedReason: { AuthFailed: 'AuthFailed' } },
  authentication: { getAuthToken: vi.fn() },
  clipboard: { isSupported: vi.fn(), write: vi.fn() },
  dialog: { url: { isSupported: vi.fn(), open: vi.fn() } },
  DialogDimension: { Large: 'large' },
  FrameContexts: { sidePanel: 'sidePanel', content: 'content' },
  pages: { shareDeepLink: vi.fn(), backStack: { isSupported: vi.fn(), registerBackButtonHandler: vi.fn() }, config: { registerOnSaveHandler: vi.fn(), setConfig: vi.fn(), setValidityState: vi.fn() } },
  people: { isSupported: vi.fn(), selectPeople: vi.fn() },
};
// One module graph serves all unit tests: this file has the library's place taken in its own, and gives it back.
vi.resetModules();
vi.doMock('@microsoft/teams-js', () => teams);
const host = await import('../../../tab/src/sign-in/teams-host.ts');
afterAll(() => {
  vi.doUnmock('@microsoft/teams-js');
  vi.resetModules();
  vi.unstubAllGlobals();
});

const context = {
  app: { locale: 'en-gb', theme: 'dark' },
  page: { frameContext: 'content' },
  user: { id: 'nadia' },
};

beforeEach(() => {
  vi.resetAllMocks();
  vi.useRealTimers();
  vi.stubGlobal('location', { origin: 'https://roadmap.contoso.com', search: '' });
  teams.app.initialize.mockResolvedValue(undefined);
  teams.app.getContext.mockResolvedValue(context);
  teams.pages.config.setConfig.mockResolvedValue(undefined);
});

const minutes = (count: number) => Math.floor(Date.now() / 1000) + count * 60;
const tokenUntil = (exp: number, mark = '') => `head.${Buffer.from(JSON.stringify({ exp, mark })).toString('base64url')}.signature`;

describe('a page that Teams has opened', () => {
  it.each([
    ['a channel', { channel: { id: '19:channel@thread.tacv2' }, chat: undefined }, '19:channel@thread.tacv2'],
    ['a group chat', { chat: { id: '19:chat@thread.v2' } }, '19:chat@thread.v2'],
    ['the personal app', {}, 'person:nadia'],
  ])('knows its roadmap in %s', async (_where, more, roadmapId) => {
    teams.app.getContext.mockResolvedValue({ ...context, ...more });
    expect(await host.enterTeams()).toMatchObject({ roadmapId, theme: 'dark', isSidePanel: false, isRightToLeft: false, params: {} });
    expect(teams.app.notifyAppLoaded).toHaveBeenCalledOnce();
  });

  it('takes the activity that a deep link names, the panel beside a meeting, and a language from right to left', async () => {
    teams.app.getContext.mockResolvedValue({ ...context, app: { locale: 'he-IL', theme: 'contrast' }, page: { frameContext: 'sidePanel', subPageId: 'RMI_005' } });
    expect(await host.enterTeams()).toMatchObject({ theme: 'contrast', isSidePanel: true, isRightToLeft: true, params: { activity: 'RMI_005' } });
  });

  it('goes back within itself at the back button of Teams, as far as it has gone on; then Teams does', async () => {
    await host.enterTeams();
    expect(teams.pages.backStack.registerBackButtonHandler).not.toHaveBeenCalled();
    teams.pages.backStack.isSupported.mockReturnValue(true);
    await host.enterTeams();
    const onBack = teams.pages.backStack.registerBackButtonHandler.mock.calls[0]?.[0] as () => boolean;
    const history = { state: null as unknown, back: vi.fn() };
    vi.stubGlobal('history', history);
    expect(onBack()).toBe(false);
    history.state = { steps: 1 };
    expect(onBack()).toBe(true);
    expect(history.back).toHaveBeenCalledOnce();
  });

  it('follows Teams when its theme changes', async () => {
    const seen: string[] = [];
    (await host.enterTeams()).onThemeChange((theme) => seen.push(theme));
    const onTheme = teams.app.registerOnThemeChangeHandler.mock.calls[0]?.[0] as (theme: string) => void;
    onTheme('contrast');
    onTheme('default');
    expect(seen).toEqual(['contrast', 'default']);
  });

  it('is in a plain browser when nobody answers, and when Teams does not say who is there', async () => {
    vi.useFakeTimers();
    teams.app.initialize.mockReturnValue(new Promise(() => undefined));
    const entering = expect(host.enterTeams()).rejects.toBeInstanceOf(host.NotInTeams);
    await vi.advanceTimersByTimeAsync(5_000);
    await entering;
    vi.useRealTimers();
    teams.app.initialize.mockResolvedValue(undefined);
    teams.app.getContext.mockResolvedValue({ ...context, user: undefined });
    await expect(host.enterTeams()).rejects.toBeInstanceOf(host.NotInTeams);
  });
});

describe('the sign-in', () => {
  it('asks Teams once for many requests, and again shortly before the token ends or when the server refuses it', async () => {
    const { authorization } = await host.enterTeams();
    const first = tokenUntil(minutes(60), 'first');
    teams.authentication.getAuthToken.mockResolvedValue(first);
    expect(await Promise.all([authorization(), authorization(), authorization()])).toEqual(Array(3).fill(`Bearer ${first}`));
    expect(await authorization()).toBe(`Bearer ${first}`);
    expect(teams.authentication.getAuthToken).toHaveBeenCalledTimes(1);

    const second = tokenUntil(minutes(1), 'second');
    teams.authentication.getAuthToken.mockResolvedValue(second);
    expect(await authorization({ isExpired: true })).toBe(`Bearer ${second}`);
    // It ends within the margin.
    await authorization();
    expect(teams.authentication.getAuthToken).toHaveBeenCalledTimes(3);
  });

  it('asks again after a failure, and about a token that does not say when it ends', async () => {
    const { authorization } = await host.enterTeams();
    teams.authentication.getAuthToken.mockRejectedValueOnce(new Error('no network'));
    await expect(authorization()).rejects.toThrow('no network');
    teams.authentication.getAuthToken.mockResolvedValue('opaque');
    expect(await authorization()).toBe('Bearer opaque');
    await authorization();
    expect(teams.authentication.getAuthToken).toHaveBeenCalledTimes(3);
  });
});

describe('what Teams offers', () => {
  it('shares an activity, and a view with its filters', () => {
    host.shareActivity('RMI_005', 'Require strong authentication');
    host.shareView('?roadmap=19%3Achannel&view=list&status=blocked', 'List');
    expect(teams.pages.shareDeepLink.mock.calls).toEqual([
      [{ subPageId: 'RMI_005', subPageLabel: 'Require strong authentication' }],
      [{ subPageId: 'view/view=list&status=blocked', subPageLabel: 'List' }],
    ]);
  });

  it('shows a part in its dialog where the client has dialogs', () => {
    teams.dialog.url.isSupported.mockReturnValue(false);
    expect(host.showInDialog('?activity=RMI_005', 'Title')).toBe(false);
    expect(teams.dialog.url.open).not.toHaveBeenCalled();
    teams.dialog.url.isSupported.mockReturnValue(true);
    expect(host.showInDialog('?activity=RMI_005', 'Title')).toBe(true);
    expect(teams.dialog.url.open).toHaveBeenCalledWith({ url: 'https://roadmap.contoso.com/tab/?activity=RMI_005', title: 'Title', size: { height: 'large', width: 'large' } });
  });

  it('picks a person, nobody when the picker is closed, and has no picker where the client has none', async () => {
    teams.people.isSupported.mockReturnValue(false);
    expect(host.peoplePicker()).toBeNull();
    teams.people.isSupported.mockReturnValue(true);
    const pick = host.peoplePicker();
    teams.people.selectPeople.mockResolvedValueOnce([{ objectId: 'mei' }]);
    expect(await pick?.('Owner', 'nadia')).toBe('mei');
    expect(teams.people.selectPeople).toHaveBeenCalledWith({ title: 'Owner', singleSelect: true, setSelected: ['nadia'] });
    teams.people.selectPeople.mockRejectedValueOnce({ errorCode: 8000 });
    expect(await pick?.('Owner', null)).toBeNull();
  });

  it('copies where it may, and says when it may not', async () => {
    teams.clipboard.isSupported.mockReturnValue(true);
    expect(await host.copyInTeams('rows')).toBe(true);
    expect(await (teams.clipboard.write.mock.calls[0]?.[0] as Blob).text()).toBe('rows');
    teams.clipboard.write.mockRejectedValueOnce(new Error('denied'));
    expect(await host.copyInTeams('rows')).toBe(false);
    teams.clipboard.isSupported.mockImplementation(() => { throw new Error('not initialised'); });
    expect(await host.copyInTeams('rows')).toBe(false);
  });

  it('makes the page a tab of the channel, and tells Teams when that failed', async () => {
    expect(await host.offerAsTab('Zero Trust Roadmap')).toBe('dark');
    expect(teams.pages.config.setValidityState).toHaveBeenCalledWith(true);
    const onSave = teams.pages.config.registerOnSaveHandler.mock.calls[0]?.[0] as (save: unknown) => void;
    const save = { notifySuccess: vi.fn(), notifyFailure: vi.fn() };
    onSave(save);
    await vi.waitFor(() => expect(save.notifySuccess).toHaveBeenCalledOnce());
    expect(teams.pages.config.setConfig).toHaveBeenCalledWith({ entityId: 'roadmap', contentUrl: 'https://roadmap.contoso.com/tab/', websiteUrl: 'https://roadmap.contoso.com/tab/', suggestedDisplayName: 'Zero Trust Roadmap' });
    teams.pages.config.setConfig.mockRejectedValueOnce(new Error('no permission'));
    onSave(save);
    await vi.waitFor(() => expect(save.notifyFailure).toHaveBeenCalledWith('no permission'));
  });

  it('tells Teams that the page is there, or why it is not', () => {
    host.showToTeams();
    host.failInTeams('not signed in');
    expect(teams.app.notifySuccess).toHaveBeenCalledOnce();
    expect(teams.app.notifyFailure).toHaveBeenCalledWith({ reason: 'AuthFailed', message: 'not signed in' });
  });
});
