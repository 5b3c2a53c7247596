import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { useFocusReturn } from '../../shared/ui/use-focus-return.ts';
import { SaveError } from './save-bar.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground3, color: tokens.colorNeutralForegroundOnBrand,
    ':hover': { backgroundColor: tokens.colorStatusDangerBackground3Hover, color: tokens.colorNeutralForegroundOnBrand },
    ':hover:active': { backgroundColor: tokens.colorStatusDangerBackground3Pressed, color: tokens.colorNeutralForegroundOnBrand },
  },
});

export interface ResetDialogProps {
  /** Name of the pillar. */
  readonly pillar: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: (typed: string) => void;
  readonly onClose: () => void;
}

/** Asks for the pillar's name before it is reset. Put it on the page when it is asked for. */
export function ResetDialog({ pillar, isPending, error, onConfirm, onClose }: ResetDialogProps) {
  const styles = useStyles();
  useFocusReturn();
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const isConfirmed = typed.trim().toLowerCase() === pillar.toLowerCase();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isConfirmed && !isPending) onConfirm(typed);
  };
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{strings.resetTitle(pillar)}</DialogTitle>
            <DialogContent className={styles.content}>
              <Text>{strings.resetIntro}</Text>
              <Text>{strings.resetStays}</Text>
              <Field label={strings.resetTyped(pillar)} {...(isTried && !isConfirmed && { validationMessage: strings.resetMistyped(pillar) })}>
                <Input value={typed} maxLength={100} autoComplete="off" onChange={(_event, { value }) => setTyped(value)} />
              </Field>
              <SaveError error={error} />
            </DialogContent>
            <DialogActions>
              <Button appearance="secondary" onClick={onClose}>{strings.cancel}</Button>
              <Button appearance="primary" className={styles.danger} type="submit" disabledFocusable={isPending}>{isPending ? strings.resetting : strings.resetConfirm(pillar)}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
