import type { CardElement } from '@microsoft/teams.cards';
import { heading, note, plain } from './text.ts';

export interface Choice {
  readonly title: string;
  readonly marks: readonly string[];
  readonly action: { readonly verb: string; readonly data: Readonly<Record<string, unknown>> };
}

/** A question and its answers, each a row with a button: several things fit what was said. */
export function choices(question: string, offered: readonly Choice[]): CardElement[] {
  return [
    heading(question),
    note(offered.length === 1 ? 'I am not sure. Is it this one?' : 'Several fit. Choose one:'),
    ...offered.map(({ title, marks, action }): CardElement => ({
      type: 'ColumnSet',
      spacing: 'Medium',
      columns: [
        { type: 'Column', width: 'stretch', items: [{ ...plain({ strong: title }), spacing: 'None' }, { ...note(marks.join(' · ')), spacing: 'None' }] },
        {
          type: 'Column', width: 'auto', verticalContentAlignment: 'Center',
          items: [{ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'Choose', tooltip: `Choose ${title}`, verb: action.verb, data: action.data }] }],
        },
      ],
    })),
  ];
}
