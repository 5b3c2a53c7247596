import { expect, it } from 'vitest';
import { accessibilityFaults, withTab } from './open-tab.ts';

const openTab = withTab();

it('lets everybody choose when they hear of their own tasks, and keeps it', async () => {
  const page = await openTab('Mei Tanaka', '&view=settings', 320);
  const mine = page.getByRole('region', { name: 'My reminders' });
  await mine.getByText('The app cannot write to you yet.').waitFor();
  expect(await mine.getByRole('switch', { name: 'A list of my open tasks once a week' }).isChecked()).toBe(true);
  await mine.getByRole('combobox', { name: 'Day', exact: true }).selectOption('friday');
  await mine.getByLabel('Time', { exact: true }).fill('19:30');
  await mine.getByText('This lies in your quiet hours').waitFor();
  await mine.getByRole('combobox', { name: 'Quiet until' }).selectOption('18');
  await mine.getByText('Quiet hours must end at another hour than they begin.').waitFor();
  await mine.getByRole('switch', { name: 'Quiet hours' }).click();
  await mine.getByRole('combobox', { name: 'Time zone' }).selectOption('Europe/Lisbon');
  expect(await accessibilityFaults(page)).toEqual([]);
  await mine.getByRole('button', { name: 'Save reminders' }).click();
  await page.getByText('Your reminders are saved.').first().waitFor({ state: 'attached' });

  const again = await openTab('Mei Tanaka', '&view=settings');
  const kept = again.getByRole('region', { name: 'My reminders' });
  await expect.poll(() => kept.getByLabel('Time', { exact: true }).inputValue()).toBe('19:30');
  expect(await kept.getByRole('combobox', { name: 'Day', exact: true }).inputValue()).toBe('friday');
  expect(await kept.getByRole('combobox', { name: 'Time zone' }).inputValue()).toBe('Europe/Lisbon');
  // Everybody has their own.
  const other = await openTab('Liam Hartley', '&view=settings');
  expect(await other.getByRole('region', { name: 'My reminders' }).getByLabel('Time', { exact: true }).inputValue()).toBe('09:00');
});
