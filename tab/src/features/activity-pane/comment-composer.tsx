import { Button, Field, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { MentionRegular, SendRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { z } from 'zod';
import { mostCommentCharacters } from '../../../../src/roadmap/comment.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import type { Unsaid } from '../../roadmap/outbox.ts';
import { useKeptDraft } from '../../shared/kept-draft.ts';
import { plural } from '../../shared/plural.ts';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { insertMention, membersMatching, mentionedIn, mentionQuery } from './mention-query.ts';
import { strings } from './strings.ts';
import { WaitingComments } from './waiting-comments.tsx';

/** Words, and who was chosen to be mentioned in them. */
const draftSchema = z.object({ text: z.string(), picked: z.array(z.object({ id: z.string(), name: z.string() })).readonly() });
type CommentDraft = z.infer<typeof draftSchema>;
const emptyDraft: CommentDraft = { text: '', picked: [] };
const isWordless = ({ text }: CommentDraft): boolean => text === '';

/** From here on it says how many characters are left. */
const fewLeft = 500;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, maxWidth: '80ch' },
  field: { position: 'relative' },
  text: { width: '100%', '& textarea': { minHeight: '60px' } },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, marginInlineEnd: 'auto' },
  // A phone has no such keys.
  keys: { '@media (max-width: 799px)': { visibility: 'hidden', width: 0, overflow: 'hidden', whiteSpace: 'nowrap' } },
  list: {
    position: 'absolute',
    insetInline: 0,
    top: 'calc(100% + 2px)',
    zIndex: 2,
    maxWidth: '320px',
    boxSizing: 'border-box',
    listStyleType: 'none',
    margin: 0,
    padding: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  option: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
  },
  active: { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  guest: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Where somebody writes a comment; `@` offers the members of the conversation. */
export function CommentComposer({ activityId }: { readonly activityId: string }) {
  const styles = useStyles();
  const { api, roadmap, comment, dropComment } = useOpenRoadmap();
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useKeptDraft({
    place: `${roadmap.id} ${roadmap.me.person.id} ${activityId}`, schema: draftSchema, empty: emptyDraft, isEmpty: isWordless,
  });
  const [asked, setAsked] = useState<{ readonly from: number; readonly to: number; readonly words: string } | null>(null);
  const [active, setActive] = useState(0);
  const caretToBe = useRef<number | null>(null);
  // As soon as the text is in the field: whoever types on must not be overtaken.
  useLayoutEffect(() => {
    const caret = caretToBe.current;
    if (caret === null) return;
    caretToBe.current = null;
    field.current?.focus();
    field.current?.setSelectionRange(caret, caret);
  }, [draft.text]);
  const members = useQuery({ queryKey: queryKeys.members, queryFn: ({ signal }) => api.members(signal), staleTime: 5 * 60_000 });
  const everybody = members.data?.members ?? [];
  const matches = asked ? membersMatching(everybody.filter(({ id }) => id !== roadmap.me.person.id), asked.words) : [];
  const isOpen = matches.length > 0;
  const optionId = (index: number) => `${listId}-${index}`;

  const text = draft.text.trim();
  const submit = (): void => {
    if (text === '') return;
    comment(activityId, { id: crypto.randomUUID(), text, mentions: mentionedIn(text, everybody, draft.picked) });
    setDraft(emptyDraft);
  };
  const rewrite = (waiting: Unsaid): void => {
    const { id, text: words, mentions } = waiting.comment;
    setDraft({ text: words, picked: everybody.filter((member) => mentions.includes(member.id)).map((member) => ({ id: member.id, name: member.name })) });
    dropComment(id);
    field.current?.focus();
  };

  const look = (value: string, caret: number): void => {
    const query = mentionQuery(value, caret);
    setAsked(query && { ...query, to: caret });
    setActive(0);
  };
  const choose = (index: number): void => {
    const person = matches[index];
    if (!person || !asked) return;
    const next = insertMention(draft.text, asked, person);
    setDraft({ text: next.text, picked: [...draft.picked, { id: person.id, name: person.name }] });
    setAsked(null);
    caretToBe.current = next.caret;
  };
  const beginMention = (): void => {
    const caret = field.current?.selectionStart ?? draft.text.length;
    const isApart = caret === 0 || /\s/.test(draft.text.charAt(caret - 1));
    const sign = isApart ? '@' : ' @';
    const value = draft.text.slice(0, caret) + sign + draft.text.slice(caret);
    setDraft({ ...draft, text: value });
    look(value, caret + sign.length);
    caretToBe.current = caret + sign.length;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
      return;
    }
    if (!isOpen) return;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setActive((active + 1) % matches.length),
      ArrowUp: () => setActive((active - 1 + matches.length) % matches.length),
      Enter: () => choose(active),
      Tab: () => choose(active),
      // Only the list: the pane stays open.
      Escape: () => setAsked(null),
    };
    const move = event.shiftKey ? undefined : moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  const left = mostCommentCharacters - draft.text.length;
  return (
    <div className={styles.root}>
      <WaitingComments activityId={activityId} onRewrite={text === '' ? rewrite : null} />
      <div className={styles.field}>
        <Field label={strings.yourComment} size="small">
          <Textarea
            ref={field}
            className={styles.text}
            resize="vertical"
            maxLength={mostCommentCharacters}
            placeholder={strings.commentPlaceholder}
            value={draft.text}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            {...(isOpen && { 'aria-controls': listId, 'aria-activedescendant': optionId(active) })}
            onChange={({ currentTarget }, { value }) => {
              setDraft({ ...draft, text: value });
              look(value, currentTarget.selectionStart);
            }}
            onKeyDown={onKey}
            onBlur={() => setAsked(null)}
          />
        </Field>
        {isOpen && (
          <ul id={listId} className={styles.list} role="listbox" aria-label={strings.members}>
            {matches.map((member, index) => (
              <li
                key={member.id}
                id={optionId(index)}
                className={mergeClasses(styles.option, index === active && styles.active)}
                role="option"
                aria-selected={index === active}
                // The field keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(index)}
              >
                <PersonAvatar person={member} isDecorative size={24} />
                {member.name}
                {member.guest && <span className={styles.guest}>{strings.guest}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.actions}>
        <Button size="small" appearance="subtle" icon={<MentionRegular />} onClick={beginMention}>
          {strings.mention}
        </Button>
        <span className={mergeClasses(styles.hint, left > fewLeft && styles.keys)}>{left <= fewLeft ? plural(left, strings.charactersLeft) : strings.sendHint}</span>
        <Button size="small" appearance="primary" icon={<SendRegular />} disabledFocusable={text === ''} onClick={submit}>
          {strings.send}
        </Button>
      </div>
    </div>
  );
}
