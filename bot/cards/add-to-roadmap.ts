import type { CardElement, IChoice, ISubmitAction } from '@microsoft/teams.cards';
import { horizons, pillarNames, type Horizon, type Pillar, type PillarId } from '../../src/catalog/catalog.ts';
import type { Person } from '../../src/assessment/run.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { capitalised, heading, note, plain, plainNote, shorten } from './text.ts';
import { nobody } from './task.ts';

/** What both pages of the dialog carry: the message, and what the new activity is called in storage. */
export interface Draft {
  readonly id: string;
  readonly changeId: string;
  readonly link: string | null;
  readonly title: string;
  readonly text: string;
}

/** Limits of a team's own activity; the text leaves room for the link. */
export const longestTitle = 70;
export const longestText = 2000;
/** Of a large roster, a card offers a hundred with usual names. */
const peoplePerItem = 10;
const mostScrolled = 12;

/** First page: what it is, and on which roadmap and pillar. @param problem why the page is shown again */
export function addToRoadmapCard(draft: Draft, asked: { readonly roadmaps: readonly { readonly roadmapId: string; readonly name: string }[]; readonly pillar: PillarId; readonly problem: string | null }): CardMessage {
  const [only, ...others] = asked.roadmaps;
  const where: CardElement[] = others.length === 0 ? [] : [{
    type: 'Input.ChoiceSet', id: 'roadmap', label: 'Roadmap', isRequired: true, errorMessage: 'Choose a roadmap.', style: style(asked.roadmaps.length), value: only?.roadmapId ?? '',
    choices: asked.roadmaps.map(({ roadmapId, name }) => ({ title: shorten(name, 60) || roadmapId, value: roadmapId })),
  }];
  return cardMessage({
    text: 'Add an activity to the roadmap',
    body: [
      ...problemLines(asked.problem),
      { type: 'Input.Text', id: 'title', label: 'Title', isRequired: true, errorMessage: 'Give it a title.', maxLength: longestTitle, value: draft.title },
      { type: 'Input.Text', id: 'text', label: 'What it is about', isMultiline: true, maxLength: longestText, value: draft.text },
      ...where,
      { type: 'Input.ChoiceSet', id: 'pillar', label: 'Pillar', isRequired: true, errorMessage: 'Choose a pillar.', style: 'compact', value: asked.pillar, choices: Object.entries(pillarNames).map(([value, title]) => ({ title, value })) },
    ],
    actions: [submit('Next', { page: 'what', ...kept(draft), ...(others.length === 0 && only ? { roadmap: only.roadmapId } : {}) })],
  });
}

/** What the second page asks for. */
export interface Placed {
  readonly roadmap: string;
  readonly roadmapName: string;
  readonly pillar: Pillar;
  readonly people: readonly Person[];
  readonly chosen: { readonly place: string; readonly horizon: Horizon; readonly owner: string; readonly due: string };
  readonly problem: string | null;
}

/** Second page: where it stands there, whose it is, and by when. */
export function placeOnRoadmapCard(draft: Draft, { roadmap, roadmapName, pillar, people, chosen, problem }: Placed): CardMessage {
  const places = placesOf(pillar);
  return fitting((mostItems) => {
    const offered = people.slice(0, mostItems * peoplePerItem);
    const owners: IChoice[] = [{ title: 'Nobody', value: nobody }, ...offered.map(({ id, name }) => ({ title: shorten(name, 60) || id, value: id }))];
    return cardMessage({
      text: `Where “${draft.title}” stands`,
      body: [
        ...problemLines(problem),
        plain({ strong: draft.title }),
        plainNote(`${pillar.name} · ${shorten(roadmapName, 80)}`),
        { type: 'Input.ChoiceSet', id: 'place', label: 'Area and lane', isRequired: true, errorMessage: 'Choose an area.', style: style(places.length), value: chosen.place, choices: places },
        { type: 'Input.ChoiceSet', id: 'horizon', label: 'Horizon', style: 'compact', value: chosen.horizon, choices: horizons.map((value) => ({ title: capitalised(value), value })) },
        { type: 'Input.ChoiceSet', id: 'owner', label: 'Owner', style: style(owners.length), value: chosen.owner, choices: owners },
        ...(people.length > offered.length ? [note('Somebody else: choose them on the card of the new activity, or say “assign”.')] : []),
        { type: 'Input.Date', id: 'due', label: 'Due', ...(chosen.due === '' ? {} : { value: chosen.due }) },
      ],
      actions: [submit('Add to roadmap', { page: 'where', ...kept(draft), title: draft.title, text: draft.text, roadmap, pillar: pillar.id })],
    });
  });
}

/** The end of the dialog. @param said where its card is, or why it is not there */
export function addedCard(title: string, { said, roadmapUrl }: { readonly said: string; readonly roadmapUrl: string }): CardMessage {
  return cardMessage({ text: `“${title}” is on the roadmap.`, body: [heading('On the roadmap'), plain({ strong: title }), plain(said)], actions: [openRoadmap(roadmapUrl)] });
}

/** `<area>/<lane>`, or `<area>/` where it stands in no lane. */
export function placesOf({ areas }: Pillar): { readonly title: string; readonly value: string }[] {
  return areas.flatMap((area) => [
    ...area.lanes.map((lane) => ({ title: `${area.name} › ${lane.name}`, value: `${area.id}/${lane.id}` })),
    { title: area.lanes.length === 0 ? area.name : `${area.name}, in no lane`, value: `${area.id}/` },
  ]);
}

const style = (choices: number) => (choices > mostScrolled ? 'filtered' as const : 'compact' as const);
const kept = ({ id, changeId, link }: Draft) => ({ id, changeId, link });

function submit(title: string, data: Readonly<Record<string, unknown>>): ISubmitAction {
  return { type: 'Action.Submit', title, style: 'positive', data };
}

function problemLines(problem: string | null): CardElement[] {
  return problem === null ? [] : [{ type: 'Container', style: 'attention', bleed: true, items: [{ type: 'TextBlock', text: shorten(problem, 400), wrap: true }] }];
}
