import { Button, Link, makeStyles, mergeClasses, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { CommentRegular, DeleteRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { commentPieces, type Comment } from '../../../../src/roadmap/comment.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatAgo, formatExactly } from '../../shared/dates.ts';
import { strings as shared } from '../../shared/strings.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { useNotices } from '../../shared/ui/notices.tsx';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { ErrorMessage, StateMessage } from '../../shared/ui/state-message.tsx';
import { useOpener } from '../../shared/ui/use-opener.ts';
import { CommentComposer } from './comment-composer.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  readOnly: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '80ch' },
  item: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS },
  who: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalS },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  gone: { margin: 0, color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  mention: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForeground1 },
  me: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, borderRadius: tokens.borderRadiusSmall, padding: '0 2px' },
  sure: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'flex-end', gap: tokens.spacingHorizontalS },
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '80ch' },
});

/** What people say about an activity, newest first. */
export function Discussion({ activityId }: { readonly activityId: string }) {
  const styles = useStyles();
  const { canEdit } = useOpenRoadmap();
  return (
    <div className={styles.root}>
      {canEdit ? <CommentComposer activityId={activityId} /> : <p className={styles.readOnly}>{strings.readOnlyDiscussion}</p>}
      <Comments activityId={activityId} />
    </div>
  );
}

function Comments({ activityId }: { readonly activityId: string }) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const comments = useQuery({ queryKey: queryKeys.comments(activityId), queryFn: ({ signal }) => api.comments(activityId, signal), staleTime: 0 });
  if (comments.isPending)
    return (
      <Skeleton className={styles.skeleton} aria-label={shared.loading}>
        <SkeletonItem size={32} />
        <SkeletonItem size={32} />
      </Skeleton>
    );
  if (comments.isError) return <ErrorMessage error={comments.error} onRetry={() => void comments.refetch()} />;
  if (comments.data.comments.length === 0)
    return (
      <StateMessage icon={<CommentRegular />} title={strings.noComments}>
        {strings.noCommentsBody}
      </StateMessage>
    );
  return (
    <ol className={styles.list} aria-label={strings.discussion}>
      {comments.data.comments.map((comment) => (
        <Said key={comment.id} comment={comment} />
      ))}
    </ol>
  );
}

function Said({ comment }: { readonly comment: Comment }) {
  const styles = useStyles();
  const { roadmap } = useOpenRoadmap();
  const { by, at, deleted } = comment;
  const now = new Date();
  const isMine = by.id === roadmap.me.person.id;
  return (
    <li className={styles.item} tabIndex={-1}>
      <PersonAvatar person={by} isDecorative size={28} />
      <div>
        <div className={styles.head}>
          <span className={styles.who}>
            <Text weight="semibold">{by.name}</Text>
            <time className={styles.when} dateTime={at} title={formatExactly(at)}>
              {formatAgo(at, now)}
            </time>
          </span>
          {isMine && !deleted && <DeleteOwn comment={comment} />}
        </div>
        {deleted ? (
          <p className={styles.gone} title={formatExactly(deleted.at)}>
            {strings.deletedBy(deleted.by.name, formatAgo(deleted.at, now))}
          </p>
        ) : (
          <p className={styles.text}>
            <Words comment={comment} me={roadmap.me.person.id} />
          </p>
        )}
      </div>
    </li>
  );
}

function Words({ comment, me }: { readonly comment: Comment; readonly me: string }) {
  const styles = useStyles();
  return commentPieces(comment).map((piece, index) => {
    switch (piece.kind) {
      case 'words':
        return piece.text;
      case 'link':
        return (
          <Link key={index} href={piece.text} target="_blank" rel="noopener noreferrer" inline>
            {piece.text}
          </Link>
        );
      case 'mention':
        return (
          <span key={index} className={mergeClasses(styles.mention, piece.personId === me && styles.me)}>
            {piece.text}
          </span>
        );
    }
  });
}

function DeleteOwn({ comment }: { readonly comment: Comment }) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { notify } = useNotices();
  const [isAsking, setAsking] = useState(false);
  const sure = useRef<HTMLButtonElement>(null);
  const opener = useOpener(isAsking);
  useLayoutEffect(() => {
    const item = opener.current?.closest('li');
    // It goes with the comment's words: what is left of the comment keeps the focus.
    return () => {
      if (item?.contains(document.activeElement)) item.focus({ preventScroll: true });
    };
  }, [opener]);
  useEffect(() => {
    if (isAsking) sure.current?.focus();
  }, [isAsking]);
  const remove = useMutation({
    mutationFn: () => api.deleteComment(comment.activity, comment.id),
    onSuccess: () => {
      announce(strings.commentDeleted);
      return client.invalidateQueries({ queryKey: queryKeys.comments(comment.activity) });
    },
    onError: (error) => notify({ key: `not-deleted ${comment.id}`, intent: 'error', text: strings.commentNotDeleted(error.message) }),
  });
  if (!isAsking)
    return <Button ref={opener} size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={strings.deleteComment} onClick={() => setAsking(true)} />;
  return (
    <span
      className={styles.sure}
      role="group"
      aria-label={strings.deleteSure}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        setAsking(false);
      }}
    >
      {strings.deleteSure}
      <Button ref={sure} size="small" disabledFocusable={remove.isPending} onClick={() => remove.mutate()}>
        {strings.delete}
      </Button>
      <Button size="small" appearance="subtle" onClick={() => setAsking(false)}>
        {strings.keep}
      </Button>
    </span>
  );
}
