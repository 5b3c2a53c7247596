import type { IExecuteAction, IOpenUrlAction } from '@microsoft/teams.cards';
import type { PillarId } from '../../src/catalog/catalog.ts';

export function openRoadmap(url: string): IOpenUrlAction {
  return { type: 'Action.OpenUrl', title: 'Open roadmap', url };
}

export function cancelAssessment(run: string): IExecuteAction {
  return { type: 'Action.Execute', title: 'Cancel', verb: 'cancel-assessment', data: { run } };
}

/** @param pillars what to look at; null is everything */
export function runAssessment(title: 'Run assessment' | 'Run again', pillars: readonly PillarId[] | null): IExecuteAction {
  return { type: 'Action.Execute', title, verb: 'run-assessment', data: { pillars: pillars === null ? null : [...pillars] } };
}

export const showHelp: IExecuteAction = { type: 'Action.Execute', title: 'What can I say?', verb: 'show-help', data: {} };
